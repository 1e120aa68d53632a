"""Renderers: a `Document` becomes bytes. One module a format; none of them sees a memo."""
