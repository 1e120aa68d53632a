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
            t_5 = environment.filters['counted']
        except KeyError:
            @internalcode
            def t_5(*unused):
                raise TemplateRuntimeError("No filter named 'counted' found.")
        try:
            t_6 = environment.filters['data_address']
        except KeyError:
            @internalcode
            def t_6(*unused):
                raise TemplateRuntimeError("No filter named 'data_address' found.")
        try:
            t_7 = environment.filters['in_comment']
        except KeyError:
            @internalcode
            def t_7(*unused):
                raise TemplateRuntimeError("No filter named 'in_comment' found.")
        try:
            t_8 = environment.filters['inlines']
        except KeyError:
            @internalcode
            def t_8(*unused):
                raise TemplateRuntimeError("No filter named 'inlines' found.")
        try:
            t_9 = environment.filters['join']
        except KeyError:
            @internalcode
            def t_9(*unused):
                raise TemplateRuntimeError("No filter named 'join' found.")
        try:
            t_10 = environment.filters['kind']
        except KeyError:
            @internalcode
            def t_10(*unused):
                raise TemplateRuntimeError("No filter named 'kind' found.")
        try:
            t_11 = environment.filters['length']
        except KeyError:
            @internalcode
            def t_11(*unused):
                raise TemplateRuntimeError("No filter named 'length' found.")
        try:
            t_12 = environment.filters['paragraphs']
        except KeyError:
            @internalcode
            def t_12(*unused):
                raise TemplateRuntimeError("No filter named 'paragraphs' found.")
        try:
            t_13 = environment.filters['replace']
        except KeyError:
            @internalcode
            def t_13(*unused):
                raise TemplateRuntimeError("No filter named 'replace' found.")
        try:
            t_14 = environment.filters['safe']
        except KeyError:
            @internalcode
            def t_14(*unused):
                raise TemplateRuntimeError("No filter named 'safe' found.")
        try:
            t_15 = environment.filters['spoken']
        except KeyError:
            @internalcode
            def t_15(*unused):
                raise TemplateRuntimeError("No filter named 'spoken' found.")
        pass
        l_0_labels = environment.getattr((undefined(name='document') if l_0_document is missing else l_0_document), 'labels')
        context.vars['labels'] = l_0_labels
        context.exported_vars.add('labels')
        l_0_bound_blank = (Markup('<span class="bound">&nbsp;</span>') if ((undefined(name='medium') if l_0_medium is missing else l_0_medium) == 'pdf') else Markup('&nbsp;'))
        context.vars['bound_blank'] = l_0_bound_blank
        context.exported_vars.add('bound_blank')
        def macro(l_1_note):
            t_16 = []
            if l_1_note is missing:
                l_1_note = undefined("parameter 'note' was not provided", name='note')
            pass
            t_16.extend((
                'sdendnote',
                escape(environment.getattr(l_1_note, 'number')),
            ))
            return concat(t_16)
        context.exported_vars.add('note_id')
        context.vars['note_id'] = l_0_note_id = Macro(environment, macro, 'note_id', ('note',), False, False, False, context.eval_ctx.autoescape)
        def macro(l_1_words):
            t_17 = []
            if l_1_words is missing:
                l_1_words = undefined("parameter 'words' was not provided", name='words')
            pass
            if ((undefined(name='medium') if l_0_medium is missing else l_0_medium) == 'pdf'):
                pass
                t_17.extend((
                    ' data-head="',
                    escape(l_1_words),
                    '"',
                ))
            return concat(t_17)
        context.exported_vars.add('head')
        context.vars['head'] = l_0_head = Macro(environment, macro, 'head', ('words',), False, False, False, context.eval_ctx.autoescape)
        def macro(l_1_number):
            t_18 = []
            if l_1_number is missing:
                l_1_number = undefined("parameter 'number' was not provided", name='number')
            pass
            t_18.extend((
                '<span class="para" id="para-',
                escape(l_1_number),
                '">',
                escape(l_1_number),
                '.</span>',
            ))
            return concat(t_18)
        context.exported_vars.add('para')
        context.vars['para'] = l_0_para = Macro(environment, macro, 'para', ('number',), False, False, False, context.eval_ctx.autoescape)
        def macro(l_1_shown, l_1_place):
            t_19 = []
            if l_1_shown is missing:
                l_1_shown = undefined("parameter 'shown' was not provided", name='shown')
            if l_1_place is missing:
                l_1_place = undefined("parameter 'place' was not provided", name='place')
            pass
            t_19.extend((
                ' class="',
                escape(('numeric' if (environment.getattr(l_1_shown, 'numeric') and environment.getitem(environment.getattr(l_1_shown, 'numeric'), l_1_place)) else 'cell')),
                '"',
            ))
            return concat(t_19)
        context.exported_vars.add('aligned')
        context.vars['aligned'] = l_0_aligned = Macro(environment, macro, 'aligned', ('shown', 'place'), False, False, False, context.eval_ctx.autoescape)
        def macro(l_1_words):
            t_20 = []
            if l_1_words is missing:
                l_1_words = undefined("parameter 'words' was not provided", name='words')
            pass
            l_2_loop = missing
            for l_2_one, l_2_loop in LoopContext(t_5(t_12(l_1_words)), undefined):
                _loop_vars = {}
                pass
                if (environment.getattr(l_2_loop, 'length') > 1):
                    pass
                    t_20.extend((
                        '<p>',
                        escape(l_2_one),
                        '</p>',
                    ))
                else:
                    pass
                    t_20.append(
                        escape(l_2_one),
                    )
            l_2_loop = l_2_one = missing
            return concat(t_20)
        context.exported_vars.add('within')
        context.vars['within'] = l_0_within = Macro(environment, macro, 'within', ('words',), False, False, False, context.eval_ctx.autoescape)
        def macro(l_1_shown):
            t_21 = []
            l_1_names_rows = missing
            if l_1_shown is missing:
                l_1_shown = undefined("parameter 'shown' was not provided", name='shown')
            pass
            if ((undefined(name='medium') if l_0_medium is missing else l_0_medium) == 'screen'):
                pass
                t_21.extend((
                    '<div class="wide" role="region" tabindex="0" aria-label="',
                    escape((environment.getattr(l_1_shown, 'caption') or t_9(context.eval_ctx, environment.getattr(l_1_shown, 'head'), ', '))),
                    '">\n',
                ))
            t_21.append(
                '<table',
            )
            if environment.getattr(l_1_shown, 'anchor'):
                pass
                t_21.extend((
                    ' id="',
                    escape(environment.getattr(l_1_shown, 'anchor')),
                    '"',
                ))
            if (t_11(environment.getattr(l_1_shown, 'rows')) > 6):
                pass
                t_21.append(
                    ' class="long"',
                )
            t_21.append(
                '>\n',
            )
            if environment.getattr(l_1_shown, 'caption'):
                pass
                t_21.extend((
                    '<caption>',
                    escape(t_15(environment.getattr(l_1_shown, 'caption'))),
                    '</caption>\n',
                ))
            t_21.append(
                '<thead><tr>',
            )
            l_2_loop = missing
            for l_2_cell, l_2_loop in LoopContext(t_5(environment.getattr(l_1_shown, 'head')), undefined):
                _loop_vars = {}
                pass
                t_21.extend((
                    '<th scope="col"',
                    escape(environment.call(context, (undefined(name='aligned') if l_0_aligned is missing else l_0_aligned), l_1_shown, environment.getattr(l_2_loop, 'index0'), _loop_vars=_loop_vars)),
                    '>',
                    escape(t_15(l_2_cell)),
                    '</th>',
                ))
            l_2_loop = l_2_cell = missing
            t_21.append(
                '</tr></thead>\n<tbody>\n',
            )
            l_1_names_rows = (t_11(environment.getattr(l_1_shown, 'head')) > 1)
            l_2_loop = missing
            for l_2_row, l_2_loop in LoopContext(t_5(environment.getattr(l_1_shown, 'rows')), undefined):
                _loop_vars = {}
                pass
                t_21.append(
                    '<tr>',
                )
                l_3_loop = missing
                for l_3_cell, l_3_loop in LoopContext(t_5(l_2_row), undefined):
                    _loop_vars = {}
                    pass
                    if (environment.getattr(l_3_loop, 'first') and (undefined(name='names_rows') if l_1_names_rows is missing else l_1_names_rows)):
                        pass
                        t_21.extend((
                            '<th scope="row" class="cell">',
                            escape(environment.call(context, (undefined(name='within') if l_0_within is missing else l_0_within), l_3_cell, _loop_vars=_loop_vars)),
                            '</th>',
                        ))
                    else:
                        pass
                        t_21.extend((
                            '<td',
                            escape(environment.call(context, (undefined(name='aligned') if l_0_aligned is missing else l_0_aligned), l_1_shown, environment.getattr(l_3_loop, 'index0'), _loop_vars=_loop_vars)),
                            '>',
                            escape(environment.call(context, (undefined(name='within') if l_0_within is missing else l_0_within), l_3_cell, _loop_vars=_loop_vars)),
                            '</td>',
                        ))
                l_3_loop = l_3_cell = missing
                t_21.append(
                    '</tr>\n',
                )
            l_2_loop = l_2_row = missing
            t_21.append(
                '</tbody>\n</table>\n',
            )
            if ((undefined(name='medium') if l_0_medium is missing else l_0_medium) == 'screen'):
                pass
                t_21.append(
                    '</div>\n',
                )
            return concat(t_21)
        context.exported_vars.add('table')
        context.vars['table'] = l_0_table = Macro(environment, macro, 'table', ('shown',), False, False, False, context.eval_ctx.autoescape)
        def macro(l_1_list, l_1_frame):
            t_22 = []
            if l_1_list is missing:
                l_1_list = undefined("parameter 'list' was not provided", name='list')
            if l_1_frame is missing:
                l_1_frame = undefined("parameter 'frame' was not provided", name='frame')
            pass
            l_2_loop = missing
            for l_2_block, l_2_loop in LoopContext(t_5(l_1_list), undefined):
                l_2_list_tag = resolve('list_tag')
                l_2_size = resolve('size')
                l_2_kind = missing
                _loop_vars = {}
                pass
                l_2_kind = t_10(l_2_block)
                _loop_vars['kind'] = l_2_kind
                if ((undefined(name='kind') if l_2_kind is missing else l_2_kind) == 'heading'):
                    pass
                    t_22.extend((
                        '<h',
                        escape((environment.getattr(l_2_block, 'level') + 1)),
                        ' id="',
                        escape(environment.getattr(l_2_block, 'anchor')),
                        '"',
                    ))
                    if environment.getattr(l_2_block, 'begins_page'):
                        pass
                        t_22.append(
                            ' class="begins-page"',
                        )
                    t_22.extend((
                        escape((environment.call(context, (undefined(name='head') if l_0_head is missing else l_0_head), environment.getattr(l_2_block, 'running'), _loop_vars=_loop_vars) if (environment.getattr(l_2_block, 'level') == 1) else cond_expr_undefined("the inline if-expression on line 42 evaluated to false and no else section was defined."))),
                        '>',
                    ))
                    if environment.getattr(l_2_block, 'label'):
                        pass
                        t_22.extend((
                            '<span class="number">',
                            escape(environment.getattr(l_2_block, 'label')),
                            '</span> ',
                        ))
                    t_22.extend((
                        escape(t_15(environment.getattr(l_2_block, 'text'))),
                        '</h',
                        escape((environment.getattr(l_2_block, 'level') + 1)),
                        '>\n',
                    ))
                elif ((undefined(name='kind') if l_2_kind is missing else l_2_kind) == 'paragraph'):
                    pass
                    l_3_loop = missing
                    for l_3_words, l_3_loop in LoopContext(t_5(t_12(environment.getattr(l_2_block, 'children'))), undefined):
                        _loop_vars = {}
                        pass
                        t_22.append(
                            '<p',
                        )
                        if (environment.getattr(l_2_block, 'anchor') and environment.getattr(l_3_loop, 'first')):
                            pass
                            t_22.extend((
                                ' id="',
                                escape(environment.getattr(l_2_block, 'anchor')),
                                '"',
                            ))
                        t_22.append(
                            '>',
                        )
                        if environment.getattr(l_2_block, 'number'):
                            pass
                            t_22.extend((
                                escape(environment.call(context, (undefined(name='para') if l_0_para is missing else l_0_para), (environment.getattr(l_2_block, 'number') + environment.getattr(l_3_loop, 'index0')), _loop_vars=_loop_vars)),
                                ' ',
                            ))
                        if (environment.getattr(l_2_block, 'lead') and environment.getattr(l_3_loop, 'first')):
                            pass
                            t_22.extend((
                                '<strong class="lead">',
                                escape(environment.getattr(l_2_block, 'lead')),
                                '</strong> ',
                            ))
                        t_22.extend((
                            escape(l_3_words),
                            '</p>\n',
                        ))
                    l_3_loop = l_3_words = missing
                elif ((undefined(name='kind') if l_2_kind is missing else l_2_kind) == 'band'):
                    pass
                    t_22.extend((
                        '<div class="band ',
                        escape(environment.getattr(l_2_block, 'verdict_key')),
                        '">\n<h2 id="',
                        escape(environment.getattr(l_2_block, 'anchor')),
                        '" class="of-band"',
                        escape(environment.call(context, (undefined(name='head') if l_0_head is missing else l_0_head), environment.getattr(l_2_block, 'running'), _loop_vars=_loop_vars)),
                        '><span class="number">',
                        escape(environment.getattr(l_2_block, 'label')),
                        '</span> ',
                    ))
                    if environment.getattr(l_2_block, 'label'):
                        pass
                        t_22.append(
                            '<br>',
                        )
                    t_22.extend((
                        '<span class="name">',
                        escape(t_15(environment.getattr(l_2_block, 'heading'))),
                        '</span></h2>\n',
                    ))
                    l_3_loop = missing
                    for l_3_words, l_3_loop in LoopContext(t_5(t_12(environment.getattr(l_2_block, 'condition'))), undefined):
                        _loop_vars = {}
                        pass
                        t_22.append(
                            '<p class="condition">',
                        )
                        if environment.getattr(l_3_loop, 'first'):
                            pass
                            t_22.extend((
                                '<span class="term">',
                                escape(environment.getattr(l_2_block, 'condition_label')),
                                '</span> ',
                            ))
                        t_22.extend((
                            escape(l_3_words),
                            '</p>\n',
                        ))
                    l_3_loop = l_3_words = missing
                    t_22.extend((
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
                    t_22.extend((
                        escape(environment.call(context, (undefined(name='table') if l_0_table is missing else l_0_table), l_2_block, _loop_vars=_loop_vars)),
                        '\n',
                    ))
                elif ((undefined(name='kind') if l_2_kind is missing else l_2_kind) == 'list'):
                    pass
                    if environment.getattr(l_2_block, 'number'):
                        pass
                        t_22.extend((
                            '<p class="of-list">',
                            escape(environment.call(context, (undefined(name='para') if l_0_para is missing else l_0_para), environment.getattr(l_2_block, 'number'), _loop_vars=_loop_vars)),
                            '</p>\n',
                        ))
                    l_2_list_tag = ('ol' if environment.getattr(l_2_block, 'is_numbered') else 'ul')
                    _loop_vars['list_tag'] = l_2_list_tag
                    t_22.extend((
                        '<',
                        escape((undefined(name='list_tag') if l_2_list_tag is missing else l_2_list_tag)),
                    ))
                    if environment.getattr(l_2_block, 'is_numbered'):
                        pass
                        t_22.extend((
                            ' class="items',
                            escape((' long' if (t_11(environment.getitem(l_2_block, 'items')) > 9) else cond_expr_undefined("the inline if-expression on line 62 evaluated to false and no else section was defined."))),
                            '"',
                        ))
                    if environment.getattr(l_2_block, 'anchor'):
                        pass
                        t_22.extend((
                            ' id="',
                            escape(environment.getattr(l_2_block, 'anchor')),
                            '"',
                        ))
                    t_22.append(
                        '>\n',
                    )
                    for l_3_item in t_5(environment.getitem(l_2_block, 'items')):
                        _loop_vars = {}
                        pass
                        t_22.extend((
                            '<li>',
                            escape(environment.call(context, (undefined(name='within') if l_0_within is missing else l_0_within), l_3_item, _loop_vars=_loop_vars)),
                            '</li>\n',
                        ))
                    l_3_item = missing
                    t_22.extend((
                        '</',
                        escape((undefined(name='list_tag') if l_2_list_tag is missing else l_2_list_tag)),
                        '>\n',
                    ))
                elif ((undefined(name='kind') if l_2_kind is missing else l_2_kind) == 'quotation'):
                    pass
                    t_22.append(
                        '<blockquote',
                    )
                    if environment.getattr(l_2_block, 'anchor'):
                        pass
                        t_22.extend((
                            ' id="',
                            escape(environment.getattr(l_2_block, 'anchor')),
                            '"',
                        ))
                    t_22.append(
                        '>\n',
                    )
                    for l_3_words in t_5(t_12(environment.getattr(l_2_block, 'children'))):
                        _loop_vars = {}
                        pass
                        t_22.extend((
                            '<p>',
                            escape(l_3_words),
                            '</p>\n',
                        ))
                    l_3_words = missing
                    t_22.append(
                        '</blockquote>\n',
                    )
                elif ((undefined(name='kind') if l_2_kind is missing else l_2_kind) == 'picture'):
                    pass
                    l_2_size = t_4(l_2_block)
                    _loop_vars['size'] = l_2_size
                    t_22.extend((
                        '<figure>\n<img src="',
                        escape(t_6(l_2_block)),
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
                        t_22.extend((
                            '<figcaption>',
                            escape(t_15(environment.getattr(l_2_block, 'caption'))),
                            '</figcaption>\n',
                        ))
                    t_22.append(
                        '</figure>\n',
                    )
                elif ((undefined(name='kind') if l_2_kind is missing else l_2_kind) == 'chart'):
                    pass
                    t_22.extend((
                        '<figure id="',
                        escape(environment.getattr(l_2_block, 'anchor')),
                        '" class="chart">\n<p class="term">',
                        escape(t_15(environment.getattr(l_2_block, 'heading'))),
                        '</p>\n',
                    ))
                    if ((undefined(name='medium') if l_0_medium is missing else l_0_medium) == 'pdf'):
                        pass
                        t_22.extend((
                            '<img src="',
                            escape(t_2(l_2_block)),
                            '" alt="',
                            escape(environment.getattr(l_2_block, 'alt')),
                            '">\n',
                        ))
                    else:
                        pass
                        t_22.extend((
                            escape(t_1(l_2_block)),
                            '\n<details>\n<summary>',
                            escape(environment.getattr(l_2_block, 'table_label')),
                            '</summary>\n',
                            escape(environment.call(context, (undefined(name='table') if l_0_table is missing else l_0_table), environment.getattr(l_2_block, 'table'), _loop_vars=_loop_vars)),
                            '</details>\n',
                        ))
                    if (environment.getattr(l_2_block, 'caption') or environment.getattr(l_2_block, 'citing')):
                        pass
                        t_22.extend((
                            '<figcaption>',
                            escape(t_15(environment.getattr(l_2_block, 'caption'))),
                            escape((' ' if (environment.getattr(l_2_block, 'caption') and environment.getattr(l_2_block, 'citing')) else cond_expr_undefined("the inline if-expression on line 93 evaluated to false and no else section was defined."))),
                            escape(t_3(environment.getattr(l_2_block, 'citing'))),
                            '</figcaption>\n',
                        ))
                    t_22.append(
                        '</figure>\n',
                    )
                elif ((undefined(name='kind') if l_2_kind is missing else l_2_kind) == 'notice'):
                    pass
                    t_22.extend((
                        '<p class="notice"><strong>',
                        escape(environment.getattr(l_2_block, 'heading')),
                        '</strong> ',
                        escape(environment.getattr(l_2_block, 'text')),
                        '</p>\n',
                    ))
                elif ((undefined(name='kind') if l_2_kind is missing else l_2_kind) == 'legend'):
                    pass
                    t_22.extend((
                        '<p class="legend"><strong>',
                        escape(environment.getattr(l_2_block, 'heading')),
                        '</strong>',
                    ))
                    l_3_loop = missing
                    for l_3_entry, l_3_loop in LoopContext(t_5(environment.getattr(l_2_block, 'entries')), undefined):
                        _loop_vars = {}
                        pass
                        t_22.extend((
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
                    t_22.append(
                        '</p>\n',
                    )
                elif ((undefined(name='kind') if l_2_kind is missing else l_2_kind) == 'signatures'):
                    pass
                    t_22.append(
                        '<div class="signatures">\n',
                    )
                    for l_3_name in t_5(environment.getattr(l_2_block, 'names')):
                        _loop_vars = {}
                        pass
                        t_22.extend((
                            '<p class="signature">',
                            escape(l_3_name),
                            '</p>\n',
                        ))
                    l_3_name = missing
                    t_22.append(
                        '</div>\n',
                    )
                elif ((undefined(name='kind') if l_2_kind is missing else l_2_kind) == 'columns'):
                    pass
                    t_22.extend((
                        escape(environment.call(context, (undefined(name='word_section') if l_0_word_section is missing else l_0_word_section), 2, _loop_vars=_loop_vars)),
                        '<div id="columns-',
                        escape(l_1_frame),
                        escape(environment.getattr(l_2_loop, 'index')),
                        '"><div class="columns">\n',
                        escape(environment.call(context, (undefined(name='blocks') if l_0_blocks is missing else l_0_blocks), environment.getattr(l_2_block, 'blocks'), markup_join((l_1_frame, environment.getattr(l_2_loop, 'index'), '-', )), _loop_vars=_loop_vars)),
                        '</div></div>\n',
                        escape(environment.call(context, (undefined(name='word_section') if l_0_word_section is missing else l_0_word_section), 1, _loop_vars=_loop_vars)),
                    ))
            l_2_loop = l_2_block = l_2_kind = l_2_list_tag = l_2_size = missing
            return concat(t_22)
        context.exported_vars.add('blocks')
        context.vars['blocks'] = l_0_blocks = Macro(environment, macro, 'blocks', ('list', 'frame'), False, False, False, context.eval_ctx.autoescape)
        def macro(l_1_above):
            t_23 = []
            if l_1_above is missing:
                l_1_above = undefined("parameter 'above' was not provided", name='above')
            pass
            t_23.append(
                '<div class="letterhead">\n',
            )
            if environment.getattr(l_1_above, 'picture'):
                pass
                t_23.extend((
                    '<img src="',
                    escape(t_6(environment.getattr(l_1_above, 'picture'))),
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
                t_23.append(
                    '<p>',
                )
                l_2_loop = missing
                for l_2_line, l_2_loop in LoopContext(t_5(environment.getattr(l_1_above, 'lines')), undefined):
                    _loop_vars = {}
                    pass
                    t_23.append(
                        escape(l_2_line),
                    )
                    if (not environment.getattr(l_2_loop, 'last')):
                        pass
                        t_23.append(
                            ' <br>',
                        )
                l_2_loop = l_2_line = missing
                t_23.append(
                    '</p>\n',
                )
            t_23.append(
                '</div>\n',
            )
            return concat(t_23)
        context.exported_vars.add('letterhead')
        context.vars['letterhead'] = l_0_letterhead = Macro(environment, macro, 'letterhead', ('above',), False, False, False, context.eval_ctx.autoescape)
        def macro(l_1_list):
            t_24 = []
            if l_1_list is missing:
                l_1_list = undefined("parameter 'list' was not provided", name='list')
            pass
            t_24.append(
                '<ul>\n',
            )
            for l_2_entry in t_5(l_1_list):
                _loop_vars = {}
                pass
                t_24.append(
                    '<li><a',
                )
                if ((undefined(name='medium') if l_0_medium is missing else l_0_medium) == 'pdf'):
                    pass
                    t_24.append(
                        ' class="page-behind"',
                    )
                t_24.extend((
                    ' href="#',
                    escape(environment.getattr(l_2_entry, 'anchor')),
                    '">',
                    escape(environment.getattr(l_2_entry, 'text')),
                    '</a>',
                ))
                if environment.getattr(l_2_entry, 'entries'):
                    pass
                    t_24.append(
                        escape(environment.call(context, (undefined(name='entries') if l_0_entries is missing else l_0_entries), environment.getattr(l_2_entry, 'entries'), _loop_vars=_loop_vars)),
                    )
                t_24.append(
                    '</li>\n',
                )
            l_2_entry = missing
            t_24.append(
                '</ul>\n',
            )
            return concat(t_24)
        context.exported_vars.add('entries')
        context.vars['entries'] = l_0_entries = Macro(environment, macro, 'entries', ('list',), False, False, False, context.eval_ctx.autoescape)
        def macro(l_1_box):
            t_25 = []
            if l_1_box is missing:
                l_1_box = undefined("parameter 'box' was not provided", name='box')
            pass
            t_25.extend((
                '<div class="bottom-line">\n<table class="box">\n<caption>',
                escape(environment.getattr(l_1_box, 'heading')),
                '</caption>\n<tbody>\n',
            ))
            for l_2_line in t_5(environment.getattr(l_1_box, 'lines')):
                _loop_vars = {}
                pass
                t_25.extend((
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
                    t_25.extend((
                        '<td class="page page-behind" data-goal="#',
                        escape(environment.getattr(l_2_line, 'anchor')),
                        '"></td>',
                    ))
                t_25.append(
                    '</tr>\n',
                )
            l_2_line = missing
            t_25.append(
                '</tbody>\n</table>\n</div>\n',
            )
            return concat(t_25)
        context.exported_vars.add('bottom_line')
        context.vars['bottom_line'] = l_0_bottom_line = Macro(environment, macro, 'bottom_line', ('box',), False, False, False, context.eval_ctx.autoescape)
        def macro(l_1_caller):
            t_26 = []
            pass
            if ((undefined(name='medium') if l_0_medium is missing else l_0_medium) == 'pdf'):
                pass
                t_26.extend((
                    '<div class="columns">\n',
                    escape(environment.call(context, l_1_caller)),
                    '</div>\n',
                ))
            else:
                pass
                t_26.append(
                    escape(environment.call(context, l_1_caller)),
                )
            return concat(t_26)
        context.exported_vars.add('apart')
        context.vars['apart'] = l_0_apart = Macro(environment, macro, 'apart', (), False, False, True, context.eval_ctx.autoescape)
        def macro(l_1_number):
            t_27 = []
            if l_1_number is missing:
                l_1_number = undefined("parameter 'number' was not provided", name='number')
            pass
            if (undefined(name='word_markup') if l_0_word_markup is missing else l_0_word_markup):
                pass
                t_27.extend((
                    "<!--[if mso]></div><br clear=all style='page-break-before:auto;mso-break-type:section-break'><div class=WordSection",
                    escape(l_1_number),
                    '><![endif]-->\n',
                ))
            return concat(t_27)
        context.exported_vars.add('word_section')
        context.vars['word_section'] = l_0_word_section = Macro(environment, macro, 'word_section', ('number',), False, False, False, context.eval_ctx.autoescape)
        yield '<!DOCTYPE html>\n<html lang="'
        yield escape((undefined(name='language') if l_0_language is missing else l_0_language))
        yield '">\n<head>\n<meta charset="utf-8">\n<title>'
        yield escape(environment.getattr((undefined(name='document') if l_0_document is missing else l_0_document), 'file_title'))
        yield '</title>\n<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        if ((undefined(name='medium') if l_0_medium is missing else l_0_medium) == 'pdf'):
            pass
            for l_1_author in t_5(environment.getattr((undefined(name='document') if l_0_document is missing else l_0_document), 'authors')):
                _loop_vars = {}
                pass
                yield '<meta name="author" content="'
                yield escape(l_1_author)
                yield '">\n'
            l_1_author = missing
        elif environment.getattr((undefined(name='document') if l_0_document is missing else l_0_document), 'authors'):
            pass
            yield '<meta name="author" content="'
            yield escape(t_9(context.eval_ctx, environment.getattr((undefined(name='document') if l_0_document is missing else l_0_document), 'authors'), '; '))
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
            yield escape(t_9(context.eval_ctx, environment.getattr((undefined(name='document') if l_0_document is missing else l_0_document), 'keywords'), ', '))
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
            for l_1_author in t_5(environment.getattr((undefined(name='document') if l_0_document is missing else l_0_document), 'authors')):
                _loop_vars = {}
                pass
                yield '<meta name="citation_author" content="'
                yield escape(l_1_author)
                yield '">\n'
            l_1_author = missing
            if environment.getattr((undefined(name='document') if l_0_document is missing else l_0_document), 'date'):
                pass
                yield '<meta name="citation_publication_date" content="'
                yield escape(t_13(context.eval_ctx, environment.getattr((undefined(name='document') if l_0_document is missing else l_0_document), 'date'), '-', '/'))
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
            yield escape(environment.call(context, (undefined(name='letterhead') if l_0_letterhead is missing else l_0_letterhead), environment.getattr(environment.getattr((undefined(name='document') if l_0_document is missing else l_0_document), 'front'), 'letterhead')))
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
        for l_1_fact, l_1_loop in LoopContext(t_5(environment.getattr((undefined(name='document') if l_0_document is missing else l_0_document), 'facts')), undefined):
            _loop_vars = {}
            pass
            yield '<p class="fact"><span class="term">'
            yield escape(environment.getattr(l_1_fact, 'label'))
            yield '</span> '
            l_2_loop = missing
            for l_2_value, l_2_loop in LoopContext(t_5(environment.getitem(l_1_fact, 'values')), undefined):
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
            yield escape(environment.call(context, (undefined(name='bottom_line') if l_0_bottom_line is missing else l_0_bottom_line), environment.getattr(environment.getattr((undefined(name='document') if l_0_document is missing else l_0_document), 'front'), 'bottom_line')))
            yield '\n'
        if environment.getattr((undefined(name='document') if l_0_document is missing else l_0_document), 'contents'):
            pass
            l_0_lines = environment.call(context, (undefined(name='namespace') if l_0_namespace is missing else l_0_namespace), count=t_11(environment.getattr(environment.getattr((undefined(name='document') if l_0_document is missing else l_0_document), 'contents'), 'entries')))
            context.vars['lines'] = l_0_lines
            context.exported_vars.add('lines')
            for l_1_entry in t_5(environment.getattr(environment.getattr((undefined(name='document') if l_0_document is missing else l_0_document), 'contents'), 'entries')):
                _loop_vars = {}
                pass
                if not isinstance(l_0_lines, Namespace):
                    raise TemplateRuntimeError("cannot assign attribute on non-namespace object")
                l_0_lines['count'] = (environment.getattr((undefined(name='lines') if l_0_lines is missing else l_0_lines), 'count') + t_11(environment.getattr(l_1_entry, 'entries')))
            l_1_entry = missing
            yield '<nav class="contents'
            yield escape((' short' if (environment.getattr((undefined(name='lines') if l_0_lines is missing else l_0_lines), 'count') <= 40) else cond_expr_undefined("the inline if-expression on line 292 evaluated to false and no else section was defined.")))
            yield '" aria-labelledby="contents">\n<h2 id="contents"'
            yield escape(environment.call(context, (undefined(name='head') if l_0_head is missing else l_0_head), environment.getattr(environment.getattr((undefined(name='document') if l_0_document is missing else l_0_document), 'contents'), 'heading')))
            yield '>'
            yield escape(environment.getattr(environment.getattr((undefined(name='document') if l_0_document is missing else l_0_document), 'contents'), 'heading'))
            yield '</h2>\n'
            yield escape(environment.call(context, (undefined(name='entries') if l_0_entries is missing else l_0_entries), environment.getattr(environment.getattr((undefined(name='document') if l_0_document is missing else l_0_document), 'contents'), 'entries')))
            yield '\n</nav>\n'
        yield escape(environment.call(context, (undefined(name='blocks') if l_0_blocks is missing else l_0_blocks), environment.getattr((undefined(name='document') if l_0_document is missing else l_0_document), 'blocks'), ''))
        yield '\n'
        if environment.getattr((undefined(name='document') if l_0_document is missing else l_0_document), 'about'):
            pass
            yield '<h2 id="about"'
            yield escape(environment.call(context, (undefined(name='head') if l_0_head is missing else l_0_head), environment.getattr((undefined(name='labels') if l_0_labels is missing else l_0_labels), 'about_head')))
            yield '>'
            yield escape(environment.getattr((undefined(name='labels') if l_0_labels is missing else l_0_labels), 'about'))
            yield '</h2>\n'
            def macro():
                t_28 = []
                pass
                for l_2_words in t_5(t_12(environment.getattr((undefined(name='document') if l_0_document is missing else l_0_document), 'about'))):
                    _loop_vars = {}
                    pass
                    t_28.extend((
                        '<p class="about">',
                        escape(l_2_words),
                        '</p>\n',
                    ))
                l_2_words = missing
                return concat(t_28)
            caller = Macro(environment, macro, None, (), False, False, False, context.eval_ctx.autoescape)
            yield environment.call(context, (undefined(name='apart') if l_0_apart is missing else l_0_apart), caller=caller)
        if environment.getattr((undefined(name='document') if l_0_document is missing else l_0_document), 'corrections'):
            pass
            yield '<h2 id="corrections"'
            yield escape(environment.call(context, (undefined(name='head') if l_0_head is missing else l_0_head), environment.getattr(environment.getattr((undefined(name='document') if l_0_document is missing else l_0_document), 'corrections'), 'heading')))
            yield '>'
            yield escape(environment.getattr(environment.getattr((undefined(name='document') if l_0_document is missing else l_0_document), 'corrections'), 'heading'))
            yield '</h2>\n'
            def macro():
                t_29 = []
                pass
                for l_2_entry in t_5(environment.getattr(environment.getattr((undefined(name='document') if l_0_document is missing else l_0_document), 'corrections'), 'entries')):
                    _loop_vars = {}
                    pass
                    for l_3_words in t_5(t_12(l_2_entry)):
                        _loop_vars = {}
                        pass
                        t_29.extend((
                            '<p class="about">',
                            escape(l_3_words),
                            '</p>\n',
                        ))
                    l_3_words = missing
                l_2_entry = missing
                return concat(t_29)
            caller = Macro(environment, macro, None, (), False, False, False, context.eval_ctx.autoescape)
            yield environment.call(context, (undefined(name='apart') if l_0_apart is missing else l_0_apart), caller=caller)
        if environment.getattr((undefined(name='document') if l_0_document is missing else l_0_document), 'notes'):
            pass
            if (undefined(name='word_markup') if l_0_word_markup is missing else l_0_word_markup):
                pass
                yield '<!--[if !mso]><!-->\n'
            yield '<h2 id="notes"'
            yield escape(environment.call(context, (undefined(name='head') if l_0_head is missing else l_0_head), environment.getattr((undefined(name='labels') if l_0_labels is missing else l_0_labels), 'notes')))
            yield '>'
            yield escape(environment.getattr((undefined(name='labels') if l_0_labels is missing else l_0_labels), 'notes'))
            yield '</h2>\n<div role="doc-endnotes" aria-labelledby="notes"><ol'
            if (t_11(environment.getattr((undefined(name='document') if l_0_document is missing else l_0_document), 'notes')) > 999):
                pass
                yield ' class="thousands"'
            yield '>\n'
            for l_1_note in t_5(environment.getattr((undefined(name='document') if l_0_document is missing else l_0_document), 'notes')):
                l_1_numbered = resolve('numbered')
                _loop_vars = {}
                pass
                yield '<li id="'
                yield escape(environment.call(context, (undefined(name='note_id') if l_0_note_id is missing else l_0_note_id), l_1_note, _loop_vars=_loop_vars))
                yield 'sym"><div id="'
                yield escape(environment.call(context, (undefined(name='note_id') if l_0_note_id is missing else l_0_note_id), l_1_note, _loop_vars=_loop_vars))
                yield '"><p class="sdendnote">'
                yield escape(t_8(environment.getattr(l_1_note, 'children')))
                yield escape((undefined(name='bound_blank') if l_0_bound_blank is missing else l_0_bound_blank))
                yield '<a class="sdendnotesym" href="#'
                yield escape(environment.call(context, (undefined(name='note_id') if l_0_note_id is missing else l_0_note_id), l_1_note, _loop_vars=_loop_vars))
                yield 'anc" role="doc-backlink" aria-label="'
                yield escape(environment.call(context, (undefined(name='numbered') if l_1_numbered is missing else l_1_numbered), environment.getattr((undefined(name='labels') if l_0_labels is missing else l_0_labels), 'back'), environment.getattr(l_1_note, 'number'), _loop_vars=_loop_vars))
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
                for l_1_note in t_5(environment.getattr((undefined(name='document') if l_0_document is missing else l_0_document), 'notes')):
                    l_1_word_mark = resolve('word_mark')
                    _loop_vars = {}
                    pass
                    yield "<div style='mso-element:endnote' id=edn"
                    yield escape(environment.getattr(l_1_note, 'number'))
                    yield '><p class=MsoEndnoteText>'
                    yield escape(environment.call(context, (undefined(name='word_mark') if l_1_word_mark is missing else l_1_word_mark), environment.getattr(l_1_note, 'number'), '', _loop_vars=_loop_vars))
                    yield ' '
                    yield escape(t_7(t_8(environment.getattr(l_1_note, 'children'))))
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
    debug_info = '6=116&8=119&9=122&11=134&12=149&14=164&16=179&17=204&19=210&20=214&22=220&23=235&24=239&26=246&28=260&29=262&30=269&34=296&38=304&39=312&40=318&41=320&42=324&43=351&44=354&45=360&47=388&48=392&49=394&50=412&51=418&53=432&55=439&56=442&57=445&58=447&59=451&61=454&62=458&63=477&64=482&66=488&67=491&68=496&69=506&70=511&73=518&74=520&76=524&77=533&78=537&81=543&82=547&83=549&84=552&85=556&87=564&89=566&90=568&92=571&93=575&96=583&97=587&98=592&99=596&100=617&102=622&103=627&106=634&107=637&108=642&109=644&112=650&114=658&115=662&117=671&118=677&122=698&124=706&125=712&129=739&132=746&134=749&135=754&142=782&143=789&144=795&145=800&146=805&147=809&151=816&154=818&156=820&157=822&158=826&160=829&162=832&164=834&165=837&167=839&168=842&170=844&171=847&174=850&175=853&176=855&178=857&179=860&180=862&181=866&183=869&184=872&186=875&187=877&190=880&192=882&196=886&197=888&202=892&203=894&208=897&209=899&227=905&231=909&232=911&235=918&239=921&245=924&246=936&249=950&250=956&251=960&252=962&258=965&259=973&260=976&264=979&265=981&267=983&268=986&270=988&273=992&274=994&277=997&278=1000&280=1003&281=1007&284=1022&285=1024&287=1026&288=1028&289=1031&290=1036&292=1039&293=1041&294=1045&297=1047&298=1049&299=1052&300=1056&301=1059&302=1064&300=1070&306=1071&307=1074&308=1078&309=1081&310=1084&311=1089&308=1096&316=1097&317=1099&320=1103&321=1107&322=1111&323=1116&326=1137&329=1140&330=1145&334=1153&338=1157&339=1160&341=1162&343=1165'
    return {"name": name, "root": root, "blocks": blocks, "debug_info": debug_info}
