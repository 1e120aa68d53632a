"""The packaged page template, compiled by Jinja: Jinja takes longer for that than for a whole page.

Do not edit: `pytest --update` writes this file anew.
"""

from __future__ import annotations

from typing import Any

# The version of Jinja, and the SHA-256 of the template.
KEY = ('3.1.6', '052fc80a9d1b6a10ceab2b4ca246be32439ca1eb88480159e057b6e502e5053a')


def compiled(environment: Any) -> dict[str, Any]:
    """What Jinja makes a template of."""
    from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
    name = None

    def root(context, missing=missing, environment=environment):
        resolve = context.resolve_or_missing
        undefined = environment.undefined
        concat = environment.concat
        cond_expr_undefined = Undefined
        if 0: yield None
        l_0_document = resolve('document')
        l_0_medium = resolve('medium')
        l_0_language = resolve('language')
        l_0_record = resolve('record')
        l_0_fonts = resolve('fonts')
        l_0_word_markup = resolve('word_markup')
        l_0_stylesheet = resolve('stylesheet')
        l_0_page_place = resolve('page_place')
        l_0_office = resolve('office')
        l_0_design = resolve('design')
        l_0_namespace = resolve('namespace')
        l_0_lines = resolve('lines')
        l_0_page_data = resolve('page_data')
        l_0_script = resolve('script')
        l_0_labels = l_0_bound_blank = l_0_note_id = l_0_head = l_0_para = l_0_aligned = l_0_within = l_0_table = l_0_blocks = l_0_letterhead = l_0_entries = l_0_bottom_line = l_0_apart = l_0_word_section = missing
        try:
            t_1 = environment.filters['chart']
        except KeyError:
            @internalcode
            def t_1(*unused):
                raise TemplateRuntimeError("No filter named 'chart' found.")
        try:
            t_2 = environment.filters['chart_address']
        except KeyError:
            @internalcode
            def t_2(*unused):
                raise TemplateRuntimeError("No filter named 'chart_address' found.")
        try:
            t_3 = environment.filters['citing']
        except KeyError:
            @internalcode
            def t_3(*unused):
                raise TemplateRuntimeError("No filter named 'citing' found.")
        try:
            t_4 = environment.filters['column_pixels']
        except KeyError:
            @internalcode
            def t_4(*unused):
                raise TemplateRuntimeError("No filter named 'column_pixels' found.")
        try:
            t_5 = environment.filters['data_address']
        except KeyError:
            @internalcode
            def t_5(*unused):
                raise TemplateRuntimeError("No filter named 'data_address' found.")
        try:
            t_6 = environment.filters['in_comment']
        except KeyError:
            @internalcode
            def t_6(*unused):
                raise TemplateRuntimeError("No filter named 'in_comment' found.")
        try:
            t_7 = environment.filters['inlines']
        except KeyError:
            @internalcode
            def t_7(*unused):
                raise TemplateRuntimeError("No filter named 'inlines' found.")
        try:
            t_8 = environment.filters['join']
        except KeyError:
            @internalcode
            def t_8(*unused):
                raise TemplateRuntimeError("No filter named 'join' found.")
        try:
            t_9 = environment.filters['kind']
        except KeyError:
            @internalcode
            def t_9(*unused):
                raise TemplateRuntimeError("No filter named 'kind' found.")
        try:
            t_10 = environment.filters['length']
        except KeyError:
            @internalcode
            def t_10(*unused):
                raise TemplateRuntimeError("No filter named 'length' found.")
        try:
            t_11 = environment.filters['paragraphs']
        except KeyError:
            @internalcode
            def t_11(*unused):
                raise TemplateRuntimeError("No filter named 'paragraphs' found.")
        try:
            t_12 = environment.filters['replace']
        except KeyError:
            @internalcode
            def t_12(*unused):
                raise TemplateRuntimeError("No filter named 'replace' found.")
        try:
            t_13 = environment.filters['safe']
        except KeyError:
            @internalcode
            def t_13(*unused):
                raise TemplateRuntimeError("No filter named 'safe' found.")
        try:
            t_14 = environment.filters['spoken']
        except KeyError:
            @internalcode
            def t_14(*unused):
                raise TemplateRuntimeError("No filter named 'spoken' found.")
        pass
        l_0_labels = environment.getattr((undefined(name='document') if l_0_document is missing else l_0_document), 'labels')
        context.vars['labels'] = l_0_labels
        context.exported_vars.add('labels')
        l_0_bound_blank = (Markup('<span class="bound">&nbsp;</span>') if ((undefined(name='medium') if l_0_medium is missing else l_0_medium) == 'pdf') else Markup('&nbsp;'))
        context.vars['bound_blank'] = l_0_bound_blank
        context.exported_vars.add('bound_blank')
        def macro(l_1_note):
            t_15 = []
            if l_1_note is missing:
                l_1_note = undefined("parameter 'note' was not provided", name='note')
            pass
            t_15.extend((
                'sdendnote',
                escape(environment.getattr(l_1_note, 'number')),
            ))
            return concat(t_15)
        context.exported_vars.add('note_id')
        context.vars['note_id'] = l_0_note_id = Macro(environment, macro, 'note_id', ('note',), False, False, False, context.eval_ctx.autoescape)
        def macro(l_1_words):
            t_16 = []
            if l_1_words is missing:
                l_1_words = undefined("parameter 'words' was not provided", name='words')
            pass
            if ((undefined(name='medium') if l_0_medium is missing else l_0_medium) == 'pdf'):
                pass
                t_16.extend((
                    ' data-head="',
                    escape(l_1_words),
                    '"',
                ))
            return concat(t_16)
        context.exported_vars.add('head')
        context.vars['head'] = l_0_head = Macro(environment, macro, 'head', ('words',), False, False, False, context.eval_ctx.autoescape)
        def macro(l_1_number):
            t_17 = []
            if l_1_number is missing:
                l_1_number = undefined("parameter 'number' was not provided", name='number')
            pass
            t_17.extend((
                '<span class="para" id="para-',
                escape(l_1_number),
                '">',
                escape(l_1_number),
                '.</span>',
            ))
            return concat(t_17)
        context.exported_vars.add('para')
        context.vars['para'] = l_0_para = Macro(environment, macro, 'para', ('number',), False, False, False, context.eval_ctx.autoescape)
        def macro(l_1_shown, l_1_place):
            t_18 = []
            if l_1_shown is missing:
                l_1_shown = undefined("parameter 'shown' was not provided", name='shown')
            if l_1_place is missing:
                l_1_place = undefined("parameter 'place' was not provided", name='place')
            pass
            t_18.extend((
                ' class="',
                escape(('numeric' if (environment.getattr(l_1_shown, 'numeric') and environment.getitem(environment.getattr(l_1_shown, 'numeric'), l_1_place)) else 'cell')),
                '"',
            ))
            return concat(t_18)
        context.exported_vars.add('aligned')
        context.vars['aligned'] = l_0_aligned = Macro(environment, macro, 'aligned', ('shown', 'place'), False, False, False, context.eval_ctx.autoescape)
        def macro(l_1_words):
            t_19 = []
            if l_1_words is missing:
                l_1_words = undefined("parameter 'words' was not provided", name='words')
            pass
            l_2_loop = missing
            for l_2_one, l_2_loop in LoopContext(t_11(l_1_words), undefined):
                _loop_vars = {}
                pass
                if (environment.getattr(l_2_loop, 'length') > 1):
                    pass
                    t_19.extend((
                        '<p>',
                        escape(l_2_one),
                        '</p>',
                    ))
                else:
                    pass
                    t_19.append(
                        escape(l_2_one),
                    )
            l_2_loop = l_2_one = missing
            return concat(t_19)
        context.exported_vars.add('within')
        context.vars['within'] = l_0_within = Macro(environment, macro, 'within', ('words',), False, False, False, context.eval_ctx.autoescape)
        def macro(l_1_shown):
            t_20 = []
            l_1_names_rows = missing
            if l_1_shown is missing:
                l_1_shown = undefined("parameter 'shown' was not provided", name='shown')
            pass
            if ((undefined(name='medium') if l_0_medium is missing else l_0_medium) == 'screen'):
                pass
                t_20.extend((
                    '<div class="wide" role="region" tabindex="0" aria-label="',
                    escape((environment.getattr(l_1_shown, 'caption') or t_8(context.eval_ctx, environment.getattr(l_1_shown, 'head'), ', '))),
                    '">\n',
                ))
            t_20.append(
                '<table',
            )
            if environment.getattr(l_1_shown, 'anchor'):
                pass
                t_20.extend((
                    ' id="',
                    escape(environment.getattr(l_1_shown, 'anchor')),
                    '"',
                ))
            if (t_10(environment.getattr(l_1_shown, 'rows')) > 6):
                pass
                t_20.append(
                    ' class="long"',
                )
            t_20.append(
                '>\n',
            )
            if environment.getattr(l_1_shown, 'caption'):
                pass
                t_20.extend((
                    '<caption>',
                    escape(t_14(environment.getattr(l_1_shown, 'caption'))),
                    '</caption>\n',
                ))
            t_20.append(
                '<thead><tr>',
            )
            l_2_loop = missing
            for l_2_cell, l_2_loop in LoopContext(environment.getattr(l_1_shown, 'head'), undefined):
                _loop_vars = {}
                pass
                t_20.extend((
                    '<th scope="col"',
                    escape(context.call((undefined(name='aligned') if l_0_aligned is missing else l_0_aligned), l_1_shown, environment.getattr(l_2_loop, 'index0'), _loop_vars=_loop_vars)),
                    '>',
                    escape(t_14(l_2_cell)),
                    '</th>',
                ))
            l_2_loop = l_2_cell = missing
            t_20.append(
                '</tr></thead>\n<tbody>\n',
            )
            l_1_names_rows = (t_10(environment.getattr(l_1_shown, 'head')) > 1)
            l_2_loop = missing
            for l_2_row, l_2_loop in LoopContext(environment.getattr(l_1_shown, 'rows'), undefined):
                _loop_vars = {}
                pass
                t_20.append(
                    '<tr>',
                )
                l_3_loop = missing
                for l_3_cell, l_3_loop in LoopContext(l_2_row, undefined):
                    _loop_vars = {}
                    pass
                    if (environment.getattr(l_3_loop, 'first') and (undefined(name='names_rows') if l_1_names_rows is missing else l_1_names_rows)):
                        pass
                        t_20.extend((
                            '<th scope="row" class="cell">',
                            escape(context.call((undefined(name='within') if l_0_within is missing else l_0_within), l_3_cell, _loop_vars=_loop_vars)),
                            '</th>',
                        ))
                    else:
                        pass
                        t_20.extend((
                            '<td',
                            escape(context.call((undefined(name='aligned') if l_0_aligned is missing else l_0_aligned), l_1_shown, environment.getattr(l_3_loop, 'index0'), _loop_vars=_loop_vars)),
                            '>',
                            escape(context.call((undefined(name='within') if l_0_within is missing else l_0_within), l_3_cell, _loop_vars=_loop_vars)),
                            '</td>',
                        ))
                l_3_loop = l_3_cell = missing
                t_20.append(
                    '</tr>\n',
                )
            l_2_loop = l_2_row = missing
            t_20.append(
                '</tbody>\n</table>\n',
            )
            if ((undefined(name='medium') if l_0_medium is missing else l_0_medium) == 'screen'):
                pass
                t_20.append(
                    '</div>\n',
                )
            return concat(t_20)
        context.exported_vars.add('table')
        context.vars['table'] = l_0_table = Macro(environment, macro, 'table', ('shown',), False, False, False, context.eval_ctx.autoescape)
        def macro(l_1_list, l_1_frame):
            t_21 = []
            if l_1_list is missing:
                l_1_list = undefined("parameter 'list' was not provided", name='list')
            if l_1_frame is missing:
                l_1_frame = undefined("parameter 'frame' was not provided", name='frame')
            pass
            l_2_loop = missing
            for l_2_block, l_2_loop in LoopContext(l_1_list, undefined):
                l_2_list_tag = resolve('list_tag')
                l_2_size = resolve('size')
                l_2_kind = missing
                _loop_vars = {}
                pass
                l_2_kind = t_9(l_2_block)
                _loop_vars['kind'] = l_2_kind
                if ((undefined(name='kind') if l_2_kind is missing else l_2_kind) == 'heading'):
                    pass
                    t_21.extend((
                        '<h',
                        escape((environment.getattr(l_2_block, 'level') + 1)),
                        ' id="',
                        escape(environment.getattr(l_2_block, 'anchor')),
                        '"',
                    ))
                    if environment.getattr(l_2_block, 'begins_page'):
                        pass
                        t_21.append(
                            ' class="begins-page"',
                        )
                    t_21.extend((
                        escape((context.call((undefined(name='head') if l_0_head is missing else l_0_head), environment.getattr(l_2_block, 'running'), _loop_vars=_loop_vars) if (environment.getattr(l_2_block, 'level') == 1) else cond_expr_undefined("the inline if-expression on line 42 evaluated to false and no else section was defined."))),
                        '>',
                    ))
                    if environment.getattr(l_2_block, 'label'):
                        pass
                        t_21.extend((
                            '<span class="number">',
                            escape(environment.getattr(l_2_block, 'label')),
                            '</span> ',
                        ))
                    t_21.extend((
                        escape(t_14(environment.getattr(l_2_block, 'text'))),
                        '</h',
                        escape((environment.getattr(l_2_block, 'level') + 1)),
                        '>\n',
                    ))
                elif ((undefined(name='kind') if l_2_kind is missing else l_2_kind) == 'paragraph'):
                    pass
                    l_3_loop = missing
                    for l_3_words, l_3_loop in LoopContext(t_11(environment.getattr(l_2_block, 'children')), undefined):
                        _loop_vars = {}
                        pass
                        t_21.append(
                            '<p',
                        )
                        if (environment.getattr(l_2_block, 'anchor') and environment.getattr(l_3_loop, 'first')):
                            pass
                            t_21.extend((
                                ' id="',
                                escape(environment.getattr(l_2_block, 'anchor')),
                                '"',
                            ))
                        t_21.append(
                            '>',
                        )
                        if environment.getattr(l_2_block, 'number'):
                            pass
                            t_21.extend((
                                escape(context.call((undefined(name='para') if l_0_para is missing else l_0_para), (environment.getattr(l_2_block, 'number') + environment.getattr(l_3_loop, 'index0')), _loop_vars=_loop_vars)),
                                ' ',
                            ))
                        if (environment.getattr(l_2_block, 'lead') and environment.getattr(l_3_loop, 'first')):
                            pass
                            t_21.extend((
                                '<strong class="lead">',
                                escape(environment.getattr(l_2_block, 'lead')),
                                '</strong> ',
                            ))
                        t_21.extend((
                            escape(l_3_words),
                            '</p>\n',
                        ))
                    l_3_loop = l_3_words = missing
                elif ((undefined(name='kind') if l_2_kind is missing else l_2_kind) == 'band'):
                    pass
                    t_21.extend((
                        '<div class="band ',
                        escape(environment.getattr(l_2_block, 'verdict_key')),
                        '">\n<h2 id="',
                        escape(environment.getattr(l_2_block, 'anchor')),
                        '" class="of-band"',
                        escape(context.call((undefined(name='head') if l_0_head is missing else l_0_head), environment.getattr(l_2_block, 'running'), _loop_vars=_loop_vars)),
                        '><span class="number">',
                        escape(environment.getattr(l_2_block, 'label')),
                        '</span> ',
                    ))
                    if environment.getattr(l_2_block, 'label'):
                        pass
                        t_21.append(
                            '<br>',
                        )
                    t_21.extend((
                        '<span class="name">',
                        escape(t_14(environment.getattr(l_2_block, 'heading'))),
                        '</span></h2>\n',
                    ))
                    l_3_loop = missing
                    for l_3_words, l_3_loop in LoopContext(t_11(environment.getattr(l_2_block, 'condition')), undefined):
                        _loop_vars = {}
                        pass
                        t_21.append(
                            '<p class="condition">',
                        )
                        if environment.getattr(l_3_loop, 'first'):
                            pass
                            t_21.extend((
                                '<span class="term">',
                                escape(environment.getattr(l_2_block, 'condition_label')),
                                '</span> ',
                            ))
                        t_21.extend((
                            escape(l_3_words),
                            '</p>\n',
                        ))
                    l_3_loop = l_3_words = missing
                    t_21.extend((
                        '<p class="verdict"><span class="term">',
                        escape(environment.getattr(l_2_block, 'verdict_label')),
                        '</span> <span class="sign"></span><strong class="',
                        escape(environment.getattr(l_2_block, 'verdict_key')),
                        '">',
                        escape(environment.getattr(l_2_block, 'verdict')),
                        '</strong></p>\n</div>\n',
                    ))
                elif ((undefined(name='kind') if l_2_kind is missing else l_2_kind) == 'table'):
                    pass
                    t_21.extend((
                        escape(context.call((undefined(name='table') if l_0_table is missing else l_0_table), l_2_block, _loop_vars=_loop_vars)),
                        '\n',
                    ))
                elif ((undefined(name='kind') if l_2_kind is missing else l_2_kind) == 'list'):
                    pass
                    if environment.getattr(l_2_block, 'number'):
                        pass
                        t_21.extend((
                            '<p class="of-list">',
                            escape(context.call((undefined(name='para') if l_0_para is missing else l_0_para), environment.getattr(l_2_block, 'number'), _loop_vars=_loop_vars)),
                            '</p>\n',
                        ))
                    l_2_list_tag = ('ol' if environment.getattr(l_2_block, 'is_numbered') else 'ul')
                    _loop_vars['list_tag'] = l_2_list_tag
                    t_21.extend((
                        '<',
                        escape((undefined(name='list_tag') if l_2_list_tag is missing else l_2_list_tag)),
                    ))
                    if environment.getattr(l_2_block, 'is_numbered'):
                        pass
                        t_21.extend((
                            ' class="items',
                            escape((' long' if (t_10(environment.getitem(l_2_block, 'items')) > 9) else cond_expr_undefined("the inline if-expression on line 62 evaluated to false and no else section was defined."))),
                            '"',
                        ))
                    if environment.getattr(l_2_block, 'anchor'):
                        pass
                        t_21.extend((
                            ' id="',
                            escape(environment.getattr(l_2_block, 'anchor')),
                            '"',
                        ))
                    t_21.append(
                        '>\n',
                    )
                    for l_3_item in environment.getitem(l_2_block, 'items'):
                        _loop_vars = {}
                        pass
                        t_21.extend((
                            '<li>',
                            escape(context.call((undefined(name='within') if l_0_within is missing else l_0_within), l_3_item, _loop_vars=_loop_vars)),
                            '</li>\n',
                        ))
                    l_3_item = missing
                    t_21.extend((
                        '</',
                        escape((undefined(name='list_tag') if l_2_list_tag is missing else l_2_list_tag)),
                        '>\n',
                    ))
                elif ((undefined(name='kind') if l_2_kind is missing else l_2_kind) == 'quotation'):
                    pass
                    t_21.append(
                        '<blockquote',
                    )
                    if environment.getattr(l_2_block, 'anchor'):
                        pass
                        t_21.extend((
                            ' id="',
                            escape(environment.getattr(l_2_block, 'anchor')),
                            '"',
                        ))
                    t_21.append(
                        '>\n',
                    )
                    for l_3_words in t_11(environment.getattr(l_2_block, 'children')):
                        _loop_vars = {}
                        pass
                        t_21.extend((
                            '<p>',
                            escape(l_3_words),
                            '</p>\n',
                        ))
                    l_3_words = missing
                    t_21.append(
                        '</blockquote>\n',
                    )
                elif ((undefined(name='kind') if l_2_kind is missing else l_2_kind) == 'picture'):
                    pass
                    l_2_size = t_4(l_2_block)
                    _loop_vars['size'] = l_2_size
                    t_21.extend((
                        '<figure>\n<img src="',
                        escape(t_5(l_2_block)),
                        '" alt="',
                        escape(environment.getattr(l_2_block, 'alt')),
                        '" width="',
                        escape(environment.getitem((undefined(name='size') if l_2_size is missing else l_2_size), 0)),
                        '" height="',
                        escape(environment.getitem((undefined(name='size') if l_2_size is missing else l_2_size), 1)),
                        '">\n',
                    ))
                    if environment.getattr(l_2_block, 'caption'):
                        pass
                        t_21.extend((
                            '<figcaption>',
                            escape(t_14(environment.getattr(l_2_block, 'caption'))),
                            '</figcaption>\n',
                        ))
                    t_21.append(
                        '</figure>\n',
                    )
                elif ((undefined(name='kind') if l_2_kind is missing else l_2_kind) == 'chart'):
                    pass
                    t_21.extend((
                        '<figure id="',
                        escape(environment.getattr(l_2_block, 'anchor')),
                        '" class="chart">\n<p class="term">',
                        escape(t_14(environment.getattr(l_2_block, 'heading'))),
                        '</p>\n',
                    ))
                    if ((undefined(name='medium') if l_0_medium is missing else l_0_medium) == 'pdf'):
                        pass
                        t_21.extend((
                            '<img src="',
                            escape(t_2(l_2_block)),
                            '" alt="',
                            escape(environment.getattr(l_2_block, 'alt')),
                            '">\n',
                        ))
                    else:
                        pass
                        t_21.extend((
                            escape(t_1(l_2_block)),
                            '\n<details>\n<summary>',
                            escape(environment.getattr(l_2_block, 'table_label')),
                            '</summary>\n',
                            escape(context.call((undefined(name='table') if l_0_table is missing else l_0_table), environment.getattr(l_2_block, 'table'), _loop_vars=_loop_vars)),
                            '</details>\n',
                        ))
                    if (environment.getattr(l_2_block, 'caption') or environment.getattr(l_2_block, 'citing')):
                        pass
                        t_21.extend((
                            '<figcaption>',
                            escape(t_14(environment.getattr(l_2_block, 'caption'))),
                            escape((' ' if (environment.getattr(l_2_block, 'caption') and environment.getattr(l_2_block, 'citing')) else cond_expr_undefined("the inline if-expression on line 93 evaluated to false and no else section was defined."))),
                            escape(t_3(environment.getattr(l_2_block, 'citing'))),
                            '</figcaption>\n',
                        ))
                    t_21.append(
                        '</figure>\n',
                    )
                elif ((undefined(name='kind') if l_2_kind is missing else l_2_kind) == 'notice'):
                    pass
                    t_21.extend((
                        '<p class="notice"><strong>',
                        escape(environment.getattr(l_2_block, 'heading')),
                        '</strong> ',
                        escape(environment.getattr(l_2_block, 'text')),
                        '</p>\n',
                    ))
                elif ((undefined(name='kind') if l_2_kind is missing else l_2_kind) == 'legend'):
                    pass
                    t_21.extend((
                        '<p class="legend"><strong>',
                        escape(environment.getattr(l_2_block, 'heading')),
                        '</strong>',
                    ))
                    l_3_loop = missing
                    for l_3_entry, l_3_loop in LoopContext(environment.getattr(l_2_block, 'entries'), undefined):
                        _loop_vars = {}
                        pass
                        t_21.extend((
                            ' <span class="entry"><span class="',
                            escape(('raised' if environment.getattr(l_3_entry, 'is_raised') else 'mark')),
                            '">',
                            escape(environment.getattr(l_3_entry, 'mark')),
                            '</span>&nbsp;',
                            escape(environment.getattr(l_3_entry, 'words')),
                            '</span>',
                            escape((';' if (not environment.getattr(l_3_loop, 'last')) else '.')),
                        ))
                    l_3_loop = l_3_entry = missing
                    t_21.append(
                        '</p>\n',
                    )
                elif ((undefined(name='kind') if l_2_kind is missing else l_2_kind) == 'signatures'):
                    pass
                    t_21.append(
                        '<div class="signatures">\n',
                    )
                    for l_3_name in environment.getattr(l_2_block, 'names'):
                        _loop_vars = {}
                        pass
                        t_21.extend((
                            '<p class="signature">',
                            escape(l_3_name),
                            '</p>\n',
                        ))
                    l_3_name = missing
                    t_21.append(
                        '</div>\n',
                    )
                elif ((undefined(name='kind') if l_2_kind is missing else l_2_kind) == 'columns'):
                    pass
                    t_21.extend((
                        escape(context.call((undefined(name='word_section') if l_0_word_section is missing else l_0_word_section), 2, _loop_vars=_loop_vars)),
                        '<div id="columns-',
                        escape(l_1_frame),
                        escape(environment.getattr(l_2_loop, 'index')),
                        '"><div class="columns">\n',
                        escape(context.call((undefined(name='blocks') if l_0_blocks is missing else l_0_blocks), environment.getattr(l_2_block, 'blocks'), markup_join((l_1_frame, environment.getattr(l_2_loop, 'index'), '-', )), _loop_vars=_loop_vars)),
                        '</div></div>\n',
                        escape(context.call((undefined(name='word_section') if l_0_word_section is missing else l_0_word_section), 1, _loop_vars=_loop_vars)),
                    ))
            l_2_loop = l_2_block = l_2_kind = l_2_list_tag = l_2_size = missing
            return concat(t_21)
        context.exported_vars.add('blocks')
        context.vars['blocks'] = l_0_blocks = Macro(environment, macro, 'blocks', ('list', 'frame'), False, False, False, context.eval_ctx.autoescape)
        def macro(l_1_above):
            t_22 = []
            if l_1_above is missing:
                l_1_above = undefined("parameter 'above' was not provided", name='above')
            pass
            t_22.append(
                '<div class="letterhead">\n',
            )
            if environment.getattr(l_1_above, 'picture'):
                pass
                t_22.extend((
                    '<img src="',
                    escape(t_5(environment.getattr(l_1_above, 'picture'))),
                    '" alt="',
                    escape(environment.getattr(environment.getattr(l_1_above, 'picture'), 'alt')),
                    '" width="',
                    escape(environment.getattr(environment.getattr(l_1_above, 'picture'), 'width')),
                    '" height="',
                    escape(environment.getattr(environment.getattr(l_1_above, 'picture'), 'height')),
                    '">\n',
                ))
            if environment.getattr(l_1_above, 'lines'):
                pass
                t_22.append(
                    '<p>',
                )
                l_2_loop = missing
                for l_2_line, l_2_loop in LoopContext(environment.getattr(l_1_above, 'lines'), undefined):
                    _loop_vars = {}
                    pass
                    t_22.append(
                        escape(l_2_line),
                    )
                    if (not environment.getattr(l_2_loop, 'last')):
                        pass
                        t_22.append(
                            ' <br>',
                        )
                l_2_loop = l_2_line = missing
                t_22.append(
                    '</p>\n',
                )
            t_22.append(
                '</div>\n',
            )
            return concat(t_22)
        context.exported_vars.add('letterhead')
        context.vars['letterhead'] = l_0_letterhead = Macro(environment, macro, 'letterhead', ('above',), False, False, False, context.eval_ctx.autoescape)
        def macro(l_1_list):
            t_23 = []
            if l_1_list is missing:
                l_1_list = undefined("parameter 'list' was not provided", name='list')
            pass
            t_23.append(
                '<ul>\n',
            )
            for l_2_entry in l_1_list:
                _loop_vars = {}
                pass
                t_23.append(
                    '<li><a',
                )
                if ((undefined(name='medium') if l_0_medium is missing else l_0_medium) == 'pdf'):
                    pass
                    t_23.append(
                        ' class="page-behind"',
                    )
                t_23.extend((
                    ' href="#',
                    escape(environment.getattr(l_2_entry, 'anchor')),
                    '">',
                    escape(environment.getattr(l_2_entry, 'text')),
                    '</a>',
                ))
                if environment.getattr(l_2_entry, 'entries'):
                    pass
                    t_23.append(
                        escape(context.call((undefined(name='entries') if l_0_entries is missing else l_0_entries), environment.getattr(l_2_entry, 'entries'), _loop_vars=_loop_vars)),
                    )
                t_23.append(
                    '</li>\n',
                )
            l_2_entry = missing
            t_23.append(
                '</ul>\n',
            )
            return concat(t_23)
        context.exported_vars.add('entries')
        context.vars['entries'] = l_0_entries = Macro(environment, macro, 'entries', ('list',), False, False, False, context.eval_ctx.autoescape)
        def macro(l_1_box):
            t_24 = []
            if l_1_box is missing:
                l_1_box = undefined("parameter 'box' was not provided", name='box')
            pass
            t_24.extend((
                '<div class="bottom-line">\n<table class="box">\n<caption>',
                escape(environment.getattr(l_1_box, 'heading')),
                '</caption>\n<tbody>\n',
            ))
            for l_2_line in environment.getattr(l_1_box, 'lines'):
                _loop_vars = {}
                pass
                t_24.extend((
                    '<tr class="',
                    escape(environment.getattr(l_2_line, 'verdict_key')),
                    '"><th scope="row"><a href="#',
                    escape(environment.getattr(l_2_line, 'anchor')),
                    '">',
                    escape(environment.getattr(l_2_line, 'heading')),
                    '</a></th><td class="verdict"><span class="sign"></span><strong class="',
                    escape(environment.getattr(l_2_line, 'verdict_key')),
                    '">',
                    escape(environment.getattr(l_2_line, 'verdict')),
                    '</strong></td>',
                ))
                if ((undefined(name='medium') if l_0_medium is missing else l_0_medium) == 'pdf'):
                    pass
                    t_24.extend((
                        '<td class="page page-behind" data-goal="#',
                        escape(environment.getattr(l_2_line, 'anchor')),
                        '"></td>',
                    ))
                t_24.append(
                    '</tr>\n',
                )
            l_2_line = missing
            t_24.append(
                '</tbody>\n</table>\n</div>\n',
            )
            return concat(t_24)
        context.exported_vars.add('bottom_line')
        context.vars['bottom_line'] = l_0_bottom_line = Macro(environment, macro, 'bottom_line', ('box',), False, False, False, context.eval_ctx.autoescape)
        def macro(l_1_caller):
            t_25 = []
            pass
            if ((undefined(name='medium') if l_0_medium is missing else l_0_medium) == 'pdf'):
                pass
                t_25.extend((
                    '<div class="columns">\n',
                    escape(context.call(l_1_caller)),
                    '</div>\n',
                ))
            else:
                pass
                t_25.append(
                    escape(context.call(l_1_caller)),
                )
            return concat(t_25)
        context.exported_vars.add('apart')
        context.vars['apart'] = l_0_apart = Macro(environment, macro, 'apart', (), False, False, True, context.eval_ctx.autoescape)
        def macro(l_1_number):
            t_26 = []
            if l_1_number is missing:
                l_1_number = undefined("parameter 'number' was not provided", name='number')
            pass
            if (undefined(name='word_markup') if l_0_word_markup is missing else l_0_word_markup):
                pass
                t_26.extend((
                    "<!--[if mso]></div><br clear=all style='page-break-before:auto;mso-break-type:section-break'><div class=WordSection",
                    escape(l_1_number),
                    '><![endif]-->\n',
                ))
            return concat(t_26)
        context.exported_vars.add('word_section')
        context.vars['word_section'] = l_0_word_section = Macro(environment, macro, 'word_section', ('number',), False, False, False, context.eval_ctx.autoescape)
        yield '<!DOCTYPE html>\n<html lang="'
        yield escape((undefined(name='language') if l_0_language is missing else l_0_language))
        yield '">\n<head>\n<meta charset="utf-8">\n<title>'
        yield escape(environment.getattr((undefined(name='document') if l_0_document is missing else l_0_document), 'file_title'))
        yield '</title>\n<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        if ((undefined(name='medium') if l_0_medium is missing else l_0_medium) == 'pdf'):
            pass
            for l_1_author in environment.getattr((undefined(name='document') if l_0_document is missing else l_0_document), 'authors'):
                _loop_vars = {}
                pass
                yield '<meta name="author" content="'
                yield escape(l_1_author)
                yield '">\n'
            l_1_author = missing
        elif environment.getattr((undefined(name='document') if l_0_document is missing else l_0_document), 'authors'):
            pass
            yield '<meta name="author" content="'
            yield escape(t_8(context.eval_ctx, environment.getattr((undefined(name='document') if l_0_document is missing else l_0_document), 'authors'), '; '))
            yield '">\n'
        if environment.getattr((undefined(name='document') if l_0_document is missing else l_0_document), 'subject'):
            pass
            yield '<meta name="description" content="'
            yield escape(environment.getattr((undefined(name='document') if l_0_document is missing else l_0_document), 'subject'))
            yield '">\n'
        if environment.getattr((undefined(name='document') if l_0_document is missing else l_0_document), 'rights'):
            pass
            yield '<meta name="dcterms.rights" content="'
            yield escape(environment.getattr((undefined(name='document') if l_0_document is missing else l_0_document), 'rights'))
            yield '">\n'
        if environment.getattr((undefined(name='document') if l_0_document is missing else l_0_document), 'keywords'):
            pass
            yield '<meta name="keywords" content="'
            yield escape(t_8(context.eval_ctx, environment.getattr((undefined(name='document') if l_0_document is missing else l_0_document), 'keywords'), ', '))
            yield '">\n'
        yield '<meta name="generator" content="memocli">\n'
        if environment.getattr((undefined(name='document') if l_0_document is missing else l_0_document), 'date'):
            pass
            yield '<meta name="dcterms.created" content="'
            yield escape(environment.getattr((undefined(name='document') if l_0_document is missing else l_0_document), 'date'))
            yield '">\n<meta name="dcterms.modified" content="'
            yield escape(environment.getattr((undefined(name='document') if l_0_document is missing else l_0_document), 'date'))
            yield '">\n'
        if (((undefined(name='medium') if l_0_medium is missing else l_0_medium) == 'screen') and environment.getattr((undefined(name='document') if l_0_document is missing else l_0_document), 'screen')):
            pass
            yield '<meta name="citation_title" content="'
            yield escape(environment.getattr((undefined(name='document') if l_0_document is missing else l_0_document), 'file_title'))
            yield '">\n'
            for l_1_author in environment.getattr((undefined(name='document') if l_0_document is missing else l_0_document), 'authors'):
                _loop_vars = {}
                pass
                yield '<meta name="citation_author" content="'
                yield escape(l_1_author)
                yield '">\n'
            l_1_author = missing
            if environment.getattr((undefined(name='document') if l_0_document is missing else l_0_document), 'date'):
                pass
                yield '<meta name="citation_publication_date" content="'
                yield escape(t_12(context.eval_ctx, environment.getattr((undefined(name='document') if l_0_document is missing else l_0_document), 'date'), '-', '/'))
                yield '">\n'
            yield '<meta name="citation_language" content="'
            yield escape(environment.getattr((undefined(name='document') if l_0_document is missing else l_0_document), 'language'))
            yield '">\n<script type="application/ld+json">'
            yield escape((undefined(name='record') if l_0_record is missing else l_0_record))
            yield '</script>\n'
        yield '<meta name="sdendnote" content="ARABIC">\n'
        if (undefined(name='fonts') if l_0_fonts is missing else l_0_fonts):
            pass
            if (undefined(name='word_markup') if l_0_word_markup is missing else l_0_word_markup):
                pass
                yield '<!--[if !mso]><!-->\n'
            yield '<style>\n'
            yield escape((undefined(name='fonts') if l_0_fonts is missing else l_0_fonts))
            yield '</style>\n'
            if (undefined(name='word_markup') if l_0_word_markup is missing else l_0_word_markup):
                pass
                yield '<!--<![endif]-->\n'
        yield '<style>\n'
        yield escape((undefined(name='stylesheet') if l_0_stylesheet is missing else l_0_stylesheet))
        yield '</style>\n'
        if ((undefined(name='medium') if l_0_medium is missing else l_0_medium) == 'pdf'):
            pass
            yield '<style>\n/* Running heads: strings that the body carries, so that no word of them stands in this file twice. That of the part is the one\n   which the page begins with. */\n/* In the place of these digits, the number of the page is put in when it is known (page_numbers.py). */\n.contents .page-behind::after { content: leader(".") "'
            yield escape((undefined(name='page_place') if l_0_page_place is missing else l_0_page_place))
            yield '" }\n.bottom-line .page-behind::after { content: "'
            yield escape(environment.getattr((undefined(name='labels') if l_0_labels is missing else l_0_labels), 'page_short'))
            yield '\\a0" "'
            yield escape((undefined(name='page_place') if l_0_page_place is missing else l_0_page_place))
            yield '" }\nbody { string-set: running attr(data-running), draft attr(data-draft), page attr(data-page), of attr(data-of) }\nh1 { bookmark-level: none }\nh2 { string-set: part attr(data-head); bookmark-level: 1 }\n#notes { string-set: part attr(data-head), notes attr(data-head) }\nh3 { bookmark-level: 2; bookmark-state: closed }\nh4 { bookmark-level: 3 }\n@page {\n  @top-left { content: string(running); width: 68%; vertical-align: bottom; padding-bottom: 9pt }\n  @top-right { content: string(part, start); width: 30%; vertical-align: bottom; padding-bottom: 9pt }\n  @bottom-left { content: string(notes); vertical-align: top; padding-top: 12pt }\n  @bottom-center { content: string(draft); color: var(--not-met); font-weight: 600; letter-spacing: .12em; vertical-align: top; padding-top: 12pt }\n  @bottom-right { content: string(page) " " counter(page) " " string(of) " " counter(pages); vertical-align: top; padding-top: 12pt }\n}\n@page :first { @top-left { content: none } @top-right { content: none } }\n</style>\n'
        else:
            pass
            if (undefined(name='word_markup') if l_0_word_markup is missing else l_0_word_markup):
                pass
                yield '<!--[if !mso]><!-->\n'
            yield '<style media="not all">\n'
            yield escape((undefined(name='office') if l_0_office is missing else l_0_office))
            yield '</style>\n<template><div title="header"><p class="running">'
            yield escape((markup_join((environment.getattr((undefined(name='labels') if l_0_labels is missing else l_0_labels), 'draft'), ': ', )) if environment.getattr((undefined(name='document') if l_0_document is missing else l_0_document), 'draft') else cond_expr_undefined("the inline if-expression on line 232 evaluated to false and no else section was defined.")))
            yield escape(environment.getattr((undefined(name='document') if l_0_document is missing else l_0_document), 'running_title'))
            yield '</p></div><div title="footer"><p class="foot">'
            yield escape(environment.getattr((undefined(name='labels') if l_0_labels is missing else l_0_labels), 'page'))
            yield ' <sdfield type=PAGE subtype=RANDOM format=PAGE>1</sdfield> '
            yield escape(environment.getattr((undefined(name='labels') if l_0_labels is missing else l_0_labels), 'of'))
            yield ' <sdfield type=DOCSTAT subtype=PAGE format=ARABIC>1</sdfield></p></div></template>\n<style media="not all">p { orphans: 2; widows: 2 }</style>\n'
            if (undefined(name='word_markup') if l_0_word_markup is missing else l_0_word_markup):
                pass
                yield '<!--<![endif]-->\n'
        if (undefined(name='word_markup') if l_0_word_markup is missing else l_0_word_markup):
            pass
            yield '<!--[if mso]>\n<meta name=ProgId content=Word.Document>\n<meta name=Generator content="Microsoft Word 15">\n<xml><w:WordDocument xmlns:w="urn:schemas-microsoft-com:office:word"><w:View>Print</w:View></w:WordDocument></xml>\n<style>\n@page WordSection1 { size: '
            yield escape(environment.getattr((undefined(name='design') if l_0_design is missing else l_0_design), 'page_width'))
            yield 'in '
            yield escape(environment.getattr((undefined(name='design') if l_0_design is missing else l_0_design), 'page_height'))
            yield 'in; margin: '
            yield escape(environment.getattr((undefined(name='design') if l_0_design is missing else l_0_design), 'margin_top'))
            yield 'in '
            yield escape(environment.getattr((undefined(name='design') if l_0_design is missing else l_0_design), 'margin_side'))
            yield 'in '
            yield escape(environment.getattr((undefined(name='design') if l_0_design is missing else l_0_design), 'margin_bottom'))
            yield 'in '
            yield escape(environment.getattr((undefined(name='design') if l_0_design is missing else l_0_design), 'margin_side'))
            yield 'in; mso-endnote-numbering-style: arabic }\n@page WordSection2 { size: '
            yield escape(environment.getattr((undefined(name='design') if l_0_design is missing else l_0_design), 'page_width'))
            yield 'in '
            yield escape(environment.getattr((undefined(name='design') if l_0_design is missing else l_0_design), 'page_height'))
            yield 'in; margin: '
            yield escape(environment.getattr((undefined(name='design') if l_0_design is missing else l_0_design), 'margin_top'))
            yield 'in '
            yield escape(environment.getattr((undefined(name='design') if l_0_design is missing else l_0_design), 'margin_side'))
            yield 'in '
            yield escape(environment.getattr((undefined(name='design') if l_0_design is missing else l_0_design), 'margin_bottom'))
            yield 'in '
            yield escape(environment.getattr((undefined(name='design') if l_0_design is missing else l_0_design), 'margin_side'))
            yield 'in; mso-columns: 2 even '
            yield escape(environment.getattr((undefined(name='design') if l_0_design is missing else l_0_design), 'column_gap'))
            yield 'in; mso-endnote-numbering-style: arabic }\ndiv.WordSection1 { page: WordSection1 }\ndiv.WordSection2 { page: WordSection2 }\nbody, p, li, td, th { font-family: "'
            yield escape(environment.getattr((undefined(name='design') if l_0_design is missing else l_0_design), 'word_serif'))
            yield '", serif; font-size: '
            yield escape(environment.getattr((undefined(name='design') if l_0_design is missing else l_0_design), 'body_size'))
            yield 'pt; color: #'
            yield escape(environment.getattr((undefined(name='design') if l_0_design is missing else l_0_design), 'ink'))
            yield ' }\nh1, h2, h3, h4, p.MsoTitle { font-family: "'
            yield escape(environment.getattr((undefined(name='design') if l_0_design is missing else l_0_design), 'word_sans'))
            yield '", sans-serif; color: #'
            yield escape(environment.getattr((undefined(name='design') if l_0_design is missing else l_0_design), 'accent'))
            yield ' }\np.MsoTitle { font-size: '
            yield escape(environment.getattr((undefined(name='design') if l_0_design is missing else l_0_design), 'title_size'))
            yield 'pt; font-weight: bold; margin: 0 0 6pt 0; mso-style-name: Title }\np.MsoEndnoteText { font-size: '
            yield escape(environment.getattr((undefined(name='design') if l_0_design is missing else l_0_design), 'note_size'))
            yield 'pt; margin: 0 0 3pt 0; mso-style-name: "Endnote Text" }\nspan.MsoEndnoteReference { vertical-align: super; mso-style-name: "Endnote Reference" }\n</style>\n<![endif]-->\n'
        yield '</head>\n<body data-running="'
        yield escape(environment.getattr((undefined(name='document') if l_0_document is missing else l_0_document), 'running_title'))
        yield '" data-draft="'
        yield escape((environment.getattr((undefined(name='labels') if l_0_labels is missing else l_0_labels), 'draft') if environment.getattr((undefined(name='document') if l_0_document is missing else l_0_document), 'draft') else cond_expr_undefined("the inline if-expression on line 258 evaluated to false and no else section was defined.")))
        yield '" data-page="'
        yield escape(environment.getattr((undefined(name='labels') if l_0_labels is missing else l_0_labels), 'page'))
        yield '" data-of="'
        yield escape(environment.getattr((undefined(name='labels') if l_0_labels is missing else l_0_labels), 'of'))
        yield '">\n'
        if (undefined(name='word_markup') if l_0_word_markup is missing else l_0_word_markup):
            pass
            yield '<!--[if mso]><div class=WordSection1><p class=MsoTitle>'
            yield escape(environment.getattr((undefined(name='document') if l_0_document is missing else l_0_document), 'title'))
            yield '</p><![endif]-->\n'
        yield '<main>\n<header class="title">\n'
        if environment.getattr(environment.getattr((undefined(name='document') if l_0_document is missing else l_0_document), 'front'), 'letterhead'):
            pass
            yield escape(context.call((undefined(name='letterhead') if l_0_letterhead is missing else l_0_letterhead), environment.getattr(environment.getattr((undefined(name='document') if l_0_document is missing else l_0_document), 'front'), 'letterhead')))
            yield '\n'
        if environment.getattr((undefined(name='document') if l_0_document is missing else l_0_document), 'draft'):
            pass
            yield '<p class="draft">'
            yield escape(environment.getattr((undefined(name='labels') if l_0_labels is missing else l_0_labels), 'draft'))
            yield '</p>\n'
        if (undefined(name='word_markup') if l_0_word_markup is missing else l_0_word_markup):
            pass
            yield '<!--[if !mso]><!-->\n'
        yield '<h1>'
        yield escape(environment.getattr((undefined(name='document') if l_0_document is missing else l_0_document), 'title'))
        yield '</h1>\n'
        if (undefined(name='word_markup') if l_0_word_markup is missing else l_0_word_markup):
            pass
            yield '<!--<![endif]-->\n'
        if environment.getattr((undefined(name='document') if l_0_document is missing else l_0_document), 'subtitle'):
            pass
            yield '<p class="subtitle">'
            yield escape(environment.getattr((undefined(name='document') if l_0_document is missing else l_0_document), 'subtitle'))
            yield '</p>\n'
        l_1_loop = missing
        for l_1_fact, l_1_loop in LoopContext(environment.getattr((undefined(name='document') if l_0_document is missing else l_0_document), 'facts'), undefined):
            _loop_vars = {}
            pass
            yield '<p class="fact"><span class="term">'
            yield escape(environment.getattr(l_1_fact, 'label'))
            yield '</span> '
            l_2_loop = missing
            for l_2_value, l_2_loop in LoopContext(environment.getitem(l_1_fact, 'values'), undefined):
                _loop_vars = {}
                pass
                yield '<span class="name">'
                yield escape(l_2_value)
                yield escape((';' if (not environment.getattr(l_2_loop, 'last')) else cond_expr_undefined("the inline if-expression on line 281 evaluated to false and no else section was defined.")))
                yield '</span>'
                yield escape((' ' if (not environment.getattr(l_2_loop, 'last')) else cond_expr_undefined("the inline if-expression on line 281 evaluated to false and no else section was defined.")))
            l_2_loop = l_2_value = missing
            yield '</p>\n'
        l_1_loop = l_1_fact = missing
        yield '</header>\n'
        if environment.getattr(environment.getattr((undefined(name='document') if l_0_document is missing else l_0_document), 'front'), 'bottom_line'):
            pass
            yield escape(context.call((undefined(name='bottom_line') if l_0_bottom_line is missing else l_0_bottom_line), environment.getattr(environment.getattr((undefined(name='document') if l_0_document is missing else l_0_document), 'front'), 'bottom_line')))
            yield '\n'
        if environment.getattr((undefined(name='document') if l_0_document is missing else l_0_document), 'contents'):
            pass
            l_0_lines = context.call((undefined(name='namespace') if l_0_namespace is missing else l_0_namespace), count=t_10(environment.getattr(environment.getattr((undefined(name='document') if l_0_document is missing else l_0_document), 'contents'), 'entries')))
            context.vars['lines'] = l_0_lines
            context.exported_vars.add('lines')
            for l_1_entry in environment.getattr(environment.getattr((undefined(name='document') if l_0_document is missing else l_0_document), 'contents'), 'entries'):
                _loop_vars = {}
                pass
                if not isinstance(l_0_lines, Namespace):
                    raise TemplateRuntimeError("cannot assign attribute on non-namespace object")
                l_0_lines['count'] = (environment.getattr((undefined(name='lines') if l_0_lines is missing else l_0_lines), 'count') + t_10(environment.getattr(l_1_entry, 'entries')))
            l_1_entry = missing
            yield '<nav class="contents'
            yield escape((' short' if (environment.getattr((undefined(name='lines') if l_0_lines is missing else l_0_lines), 'count') <= 40) else cond_expr_undefined("the inline if-expression on line 292 evaluated to false and no else section was defined.")))
            yield '" aria-labelledby="contents">\n<h2 id="contents"'
            yield escape(context.call((undefined(name='head') if l_0_head is missing else l_0_head), environment.getattr(environment.getattr((undefined(name='document') if l_0_document is missing else l_0_document), 'contents'), 'heading')))
            yield '>'
            yield escape(environment.getattr(environment.getattr((undefined(name='document') if l_0_document is missing else l_0_document), 'contents'), 'heading'))
            yield '</h2>\n'
            yield escape(context.call((undefined(name='entries') if l_0_entries is missing else l_0_entries), environment.getattr(environment.getattr((undefined(name='document') if l_0_document is missing else l_0_document), 'contents'), 'entries')))
            yield '\n</nav>\n'
        yield escape(context.call((undefined(name='blocks') if l_0_blocks is missing else l_0_blocks), environment.getattr((undefined(name='document') if l_0_document is missing else l_0_document), 'blocks'), ''))
        yield '\n'
        if environment.getattr((undefined(name='document') if l_0_document is missing else l_0_document), 'about'):
            pass
            yield '<h2 id="about"'
            yield escape(context.call((undefined(name='head') if l_0_head is missing else l_0_head), environment.getattr((undefined(name='labels') if l_0_labels is missing else l_0_labels), 'about_head')))
            yield '>'
            yield escape(environment.getattr((undefined(name='labels') if l_0_labels is missing else l_0_labels), 'about'))
            yield '</h2>\n'
            def macro():
                t_27 = []
                pass
                for l_2_words in t_11(environment.getattr((undefined(name='document') if l_0_document is missing else l_0_document), 'about')):
                    _loop_vars = {}
                    pass
                    t_27.extend((
                        '<p class="about">',
                        escape(l_2_words),
                        '</p>\n',
                    ))
                l_2_words = missing
                return concat(t_27)
            caller = Macro(environment, macro, None, (), False, False, False, context.eval_ctx.autoescape)
            yield context.call((undefined(name='apart') if l_0_apart is missing else l_0_apart), caller=caller)
        if environment.getattr((undefined(name='document') if l_0_document is missing else l_0_document), 'corrections'):
            pass
            yield '<h2 id="corrections"'
            yield escape(context.call((undefined(name='head') if l_0_head is missing else l_0_head), environment.getattr(environment.getattr((undefined(name='document') if l_0_document is missing else l_0_document), 'corrections'), 'heading')))
            yield '>'
            yield escape(environment.getattr(environment.getattr((undefined(name='document') if l_0_document is missing else l_0_document), 'corrections'), 'heading'))
            yield '</h2>\n'
            def macro():
                t_28 = []
                pass
                for l_2_entry in environment.getattr(environment.getattr((undefined(name='document') if l_0_document is missing else l_0_document), 'corrections'), 'entries'):
                    _loop_vars = {}
                    pass
                    for l_3_words in t_11(l_2_entry):
                        _loop_vars = {}
                        pass
                        t_28.extend((
                            '<p class="about">',
                            escape(l_3_words),
                            '</p>\n',
                        ))
                    l_3_words = missing
                l_2_entry = missing
                return concat(t_28)
            caller = Macro(environment, macro, None, (), False, False, False, context.eval_ctx.autoescape)
            yield context.call((undefined(name='apart') if l_0_apart is missing else l_0_apart), caller=caller)
        if environment.getattr((undefined(name='document') if l_0_document is missing else l_0_document), 'notes'):
            pass
            if (undefined(name='word_markup') if l_0_word_markup is missing else l_0_word_markup):
                pass
                yield '<!--[if !mso]><!-->\n'
            yield '<h2 id="notes"'
            yield escape(context.call((undefined(name='head') if l_0_head is missing else l_0_head), environment.getattr((undefined(name='labels') if l_0_labels is missing else l_0_labels), 'notes')))
            yield '>'
            yield escape(environment.getattr((undefined(name='labels') if l_0_labels is missing else l_0_labels), 'notes'))
            yield '</h2>\n<div role="doc-endnotes" aria-labelledby="notes"><ol'
            if (t_10(environment.getattr((undefined(name='document') if l_0_document is missing else l_0_document), 'notes')) > 999):
                pass
                yield ' class="thousands"'
            yield '>\n'
            for l_1_note in environment.getattr((undefined(name='document') if l_0_document is missing else l_0_document), 'notes'):
                l_1_numbered = resolve('numbered')
                _loop_vars = {}
                pass
                yield '<li id="'
                yield escape(context.call((undefined(name='note_id') if l_0_note_id is missing else l_0_note_id), l_1_note, _loop_vars=_loop_vars))
                yield 'sym"><div id="'
                yield escape(context.call((undefined(name='note_id') if l_0_note_id is missing else l_0_note_id), l_1_note, _loop_vars=_loop_vars))
                yield '"><p class="sdendnote">'
                yield escape(t_7(environment.getattr(l_1_note, 'children')))
                yield escape((undefined(name='bound_blank') if l_0_bound_blank is missing else l_0_bound_blank))
                yield '<a class="sdendnotesym" href="#'
                yield escape(context.call((undefined(name='note_id') if l_0_note_id is missing else l_0_note_id), l_1_note, _loop_vars=_loop_vars))
                yield 'anc" role="doc-backlink" aria-label="'
                yield escape(context.call((undefined(name='numbered') if l_1_numbered is missing else l_1_numbered), environment.getattr((undefined(name='labels') if l_0_labels is missing else l_0_labels), 'back'), environment.getattr(l_1_note, 'number'), _loop_vars=_loop_vars))
                yield '">↑'
                if ((undefined(name='medium') if l_0_medium is missing else l_0_medium) == 'pdf'):
                    pass
                    yield ' <span class="page-of">'
                    yield escape(environment.getattr((undefined(name='labels') if l_0_labels is missing else l_0_labels), 'page_before'))
                    yield ' '
                    yield escape((undefined(name='page_place') if l_0_page_place is missing else l_0_page_place))
                    yield '</span>'
                yield '</a></p></div></li>\n'
            l_1_note = l_1_numbered = missing
            yield '</ol></div>\n'
            if (undefined(name='word_markup') if l_0_word_markup is missing else l_0_word_markup):
                pass
                yield "<!--<![endif]-->\n<!--[if mso]></div><div style='mso-element:endnote-list'>\n"
                for l_1_note in environment.getattr((undefined(name='document') if l_0_document is missing else l_0_document), 'notes'):
                    l_1_word_mark = resolve('word_mark')
                    _loop_vars = {}
                    pass
                    yield "<div style='mso-element:endnote' id=edn"
                    yield escape(environment.getattr(l_1_note, 'number'))
                    yield '><p class=MsoEndnoteText>'
                    yield escape(context.call((undefined(name='word_mark') if l_1_word_mark is missing else l_1_word_mark), environment.getattr(l_1_note, 'number'), '', _loop_vars=_loop_vars))
                    yield ' '
                    yield escape(t_6(t_7(environment.getattr(l_1_note, 'children'))))
                    yield '</p></div>\n'
                l_1_note = l_1_word_mark = missing
                yield '</div><![endif]-->\n'
        elif (undefined(name='word_markup') if l_0_word_markup is missing else l_0_word_markup):
            pass
            yield '<!--[if mso]></div><![endif]-->\n'
        yield '</main>\n'
        if (undefined(name='page_data') if l_0_page_data is missing else l_0_page_data):
            pass
            yield '<script type="application/json" id="page-data">'
            yield escape((undefined(name='page_data') if l_0_page_data is missing else l_0_page_data))
            yield '</script>\n'
        if (undefined(name='script') if l_0_script is missing else l_0_script):
            pass
            yield '<script>\n'
            yield escape((undefined(name='script') if l_0_script is missing else l_0_script))
            yield '</script>\n'
        yield '</body>\n</html>\n'

    blocks = {}
    debug_info = '6=110&8=113&9=116&11=128&12=143&14=158&16=173&17=198&19=204&20=208&22=214&23=229&24=233&26=240&28=254&29=256&30=263&34=290&38=298&39=306&40=312&41=314&42=318&43=345&44=348&45=354&47=382&48=386&49=388&50=406&51=412&53=426&55=433&56=436&57=439&58=441&59=445&61=448&62=452&63=471&64=476&66=482&67=485&68=490&69=500&70=505&73=512&74=514&76=518&77=527&78=531&81=537&82=541&83=543&84=546&85=550&87=558&89=560&90=562&92=565&93=569&96=577&97=581&98=586&99=590&100=611&102=616&103=621&106=628&107=631&108=636&109=638&112=644&114=652&115=656&117=665&118=671&122=692&124=700&125=706&129=733&132=740&134=743&135=748&142=776&143=783&144=789&145=794&146=799&147=803&151=810&154=812&156=814&157=816&158=820&160=823&162=826&164=828&165=831&167=833&168=836&170=838&171=841&174=844&175=847&176=849&178=851&179=854&180=856&181=860&183=863&184=866&186=869&187=871&190=874&192=876&196=880&197=882&202=886&203=888&208=891&209=893&227=899&231=903&232=905&235=912&239=915&245=918&246=930&249=944&250=950&251=954&252=956&258=959&259=967&260=970&264=973&265=975&267=977&268=980&270=982&273=986&274=988&277=991&278=994&280=997&281=1001&284=1016&285=1018&287=1020&288=1022&289=1025&290=1030&292=1033&293=1035&294=1039&297=1041&298=1043&299=1046&300=1050&301=1053&302=1058&300=1064&306=1065&307=1068&308=1072&309=1075&310=1078&311=1083&308=1090&316=1091&317=1093&320=1097&321=1101&322=1105&323=1110&326=1131&329=1134&330=1139&334=1147&338=1151&339=1154&341=1156&343=1159'
    return {"name": name, "root": root, "blocks": blocks, "debug_info": debug_info}
