"""What of a house template's XML is known, and may therefore be written again: all else is left out, or refused.

Elements and attributes are named as in the files, `w:p`, and kept as lxml has them, `{namespace}p`.
"""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from memocli.ooxml.markup import LINK_NAMESPACE, WORD_NAMESPACE

_DRAWING: Final = "http://schemas.openxmlformats.org/drawingml/2006/"
_SHAPES: Final = "http://schemas.microsoft.com/office/word/2010/wordprocessing"
PREFIXES: Final = {
    "w": WORD_NAMESPACE,
    "r": LINK_NAMESPACE,
    "a": f"{_DRAWING}main",
    "wp": f"{_DRAWING}wordprocessingDrawing",
    "pic": f"{_DRAWING}picture",
    "wps": f"{_SHAPES}Shape",
    "wpg": f"{_SHAPES}Group",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "w10": "urn:schemas-microsoft-com:office:word",
}
# What a drawing may be; else it is a chart, a SmartArt, or something that another program draws.
DRAWINGS: Final = frozenset(PREFIXES[prefix] for prefix in ("pic", "wps", "wpg"))
# Newer features of Word, which older ones leave out without harm, and so do we. Shapes are named alike, but are words and lines.
_MICROSOFT: Final = "http://schemas.microsoft.com/office/"


def is_extension(tag: str) -> bool:
    """Whether an element belongs to a newer feature of Word that is not seen."""
    namespace = tag[1:].partition("}")[0]
    return namespace not in DRAWINGS and namespace.startswith(
        (f"{_MICROSOFT}word/20", f"{_MICROSOFT}drawing/20")
    )


def clark(name: str) -> str:
    """`w:p` → `{namespace}p`; a name without a prefix stays."""
    prefix, colon, local = name.rpartition(":")
    return f"{{{PREFIXES[prefix]}}}{local}" if colon else name


def _all(prefix: str, names: str) -> frozenset[str]:
    return frozenset(clark(f"{prefix}:{name}") for name in names.split())


class Known(Struct, frozen=True):
    """What one kind of part may hold: `root` is its root element.

    `words` is true for parts that are read by people: there nothing unknown is left out in silence.
    """

    root: str
    elements: frozenset[str]
    words: bool = False


_RUN: Final = _all(
    "w",
    "rPr rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden "
    "color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish",
)
_PARAGRAPH: Final = _RUN | _all(
    "w",
    "pPr pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr ilvl numId suppressLineNumbers pBdr top left start "
    "bottom right end between bar tabs tab suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN "
    "bidi adjustRightInd ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap "
    "outlineLvl cnfStyle",
)
_TABLE: Final = _all(
    "w",
    "tblPr tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW tblCellSpacing tblInd tblBorders insideH "
    "insideV tblLayout tblCellMar tblLook tblCaption tblDescription trPr gridBefore gridAfter wBefore wAfter cantSplit trHeight tblHeader "
    "hidden tcPr tcW gridSpan hMerge vMerge tcBorders tl2br tr2bl noWrap tcMar tcFitText vAlign hideMark",
)
_GRAPHICS: Final = _all(
    "a",
    "graphic graphicData graphicFrameLocks blip stretch fillRect srcRect tile lum grayscl biLevel alphaModFix clrChange clrFrom clrTo "
    "duotone xfrm off ext chOff chExt prstGeom avLst gd custGeom gdLst ahLst cxnLst rect pathLst path moveTo lnTo cubicBezTo "
    "quadBezTo arcTo close pt picLocks spLocks grpSpLocks cxnSpLocks noAutofit normAutofit spAutoFit prstTxWarp headEnd tailEnd",
)
_COLOURS: Final = _all(
    "a",
    "srgbClr schemeClr sysClr prstClr scrgbClr hslClr tint shade comp inv gray alpha alphaOff alphaMod hue hueOff hueMod sat satOff "
    "satMod lum lumOff lumMod noFill solidFill gradFill gsLst gs lin fillToRect tileRect pattFill fgClr bgClr grpFill ln prstDash "
    "custDash ds round bevel miter effectLst outerShdw innerShdw prstShdw softEdge glow reflection blur scene3d camera rot lightRig "
    "backdrop sp3d bevelT bevelB extrusionClr contourClr",
)
_DRAWN: Final = (
    _GRAPHICS
    | _COLOURS
    | _all("w", "drawing pict")
    | _all(
        "wp",
        "inline anchor simplePos positionH positionV posOffset align extent effectExtent wrapNone wrapSquare wrapTight wrapThrough "
        "wrapTopAndBottom wrapPolygon start lineTo docPr cNvGraphicFramePr",
    )
    | _all("pic", "pic nvPicPr cNvPr cNvPicPr blipFill spPr")
    | _all("wps", "wsp cNvPr cNvSpPr cNvCnPr spPr style txbx bodyPr")
    | _all("a", "lnRef fillRef effectRef fontRef")
    | _all("wpg", "wgp grpSp cNvPr cNvGrpSpPr grpSpPr")
    | _all(
        "v",
        "shapetype shape rect roundrect oval line polyline group formulas f path textpath handles h imagedata fill stroke shadow textbox",
    )
    | _all("o", "lock")
    | _all("w10", "wrap anchorlock bordertop borderleft borderbottom borderright")
)
_STYLES: Final = _all(
    "w",
    "styles docDefaults rPrDefault pPrDefault latentStyles lsdException style name basedOn next link autoRedefine hidden uiPriority "
    "semiHidden unhideWhenUsed qFormat locked tblStylePr",
)
_LISTS: Final = _all(
    "w",
    "numbering numPicBullet abstractNum multiLevelType name styleLink numStyleLink lvl start numFmt lvlRestart pStyle isLgl suff lvlText "
    "lvlPicBulletId legacy lvlJc num lvlOverride startOverride abstractNumId",
)
_MARGIN: Final = _all(
    "w",
    "p r t tab br cr noBreakHyphen softHyphen sym ptab fldSimple fldChar instrText bdo dir tbl tblGrid gridCol tr tblPrEx tc txbxContent",
)
_SETTINGS: Final = _all(
    "w",
    "settings zoom removePersonalInformation removeDateAndTime mirrorMargins alignBordersAndEdges bordersDoNotSurroundHeader "
    "bordersDoNotSurroundFooter gutterAtTop trackRevisions defaultTabStop autoHyphenation consecutiveHyphenLimit hyphenationZone "
    "doNotHyphenateCaps evenAndOddHeaders characterSpacingControl noLineBreaksAfter noLineBreaksBefore strictFirstAndLastChars "
    "defaultTableStyle compat themeFontLang clrSchemeMapping decimalSymbol listSeparator "
    # what `compat` holds
    "compatSetting useSingleBorderforContiguousCells wpJustification noTabHangInd noLeading spaceForUL noColumnBalance "
    "balanceSingleByteDoubleByteWidth noExtraLineSpacing doNotLeaveBackslashAlone ulTrailSpace doNotExpandShiftReturn spacingInWholePoints "
    "lineWrapLikeWord6 printBodyTextBeforeHeader printColBlack wpSpaceWidth showBreaksInFrames subFontBySize suppressBottomSpacing "
    "suppressTopSpacing suppressSpacingAtTopOfPage suppressTopSpacingWP suppressSpBfAfterPgBrk swapBordersFacingPages convMailMergeEsc "
    "truncateFontHeightsLikeWP6 mwSmallCaps usePrinterMetrics doNotSuppressParagraphBorders wrapTrailSpaces footnoteLayoutLikeWW8 "
    "shapeLayoutLikeWW8 alignTablesRowByRow forgetLastTabAlignment adjustLineHeightInTable autoSpaceLikeWord95 noSpaceRaiseLower "
    "doNotUseHTMLParagraphAutoSpacing layoutRawTableWidth layoutTableRowsApart useWord97LineBreakRules doNotBreakWrappedTables "
    "doNotSnapToGridInCell selectFldWithFirstOrLastChar applyBreakingRules doNotWrapTextWithPunct doNotUseEastAsianBreakRules "
    "useWord2002TableStyleRules growAutofit useFELayout useNormalStyleForList doNotUseIndentAsNumberingTabStop useAltKinsokuLineBreakRules "
    "allowSpaceOfSameStyleInTable doNotSuppressIndentation doNotAutofitConstrainedTables autofitToFirstFixedWidthCell "
    "underlineTabInNumList displayHangulFixedWidth splitPgBreakAndParaMark doNotVertAlignCellWithSp doNotBreakConstrainedForcedTable "
    "doNotVertAlignInTxbx useAnsiKerningPairs cachedColBalance",
)
_FONTS: Final = _all("w", "fonts font altName panose1 charset family notTrueType pitch sig")
_THEME: Final = _COLOURS | _all(
    "a",
    "theme themeElements clrScheme dk1 lt1 dk2 lt2 accent1 accent2 accent3 accent4 accent5 accent6 hlink folHlink fontScheme majorFont "
    "minorFont latin ea cs font fmtScheme fillStyleLst lnStyleLst effectStyleLst effectStyle bgFillStyleLst path headEnd tailEnd "
    "objectDefaults extraClrSchemeLst",
)

STYLES: Final = Known(clark("w:styles"), _STYLES | _PARAGRAPH | _TABLE)
NUMBERING: Final = Known(clark("w:numbering"), _LISTS | _PARAGRAPH | _DRAWN)
SETTINGS: Final = Known(clark("w:settings"), _SETTINGS)
FONTS: Final = Known(clark("w:fonts"), _FONTS)
THEME: Final = Known(clark("a:theme"), _THEME)
HEADER: Final = Known(
    clark("w:hdr"), _all("w", "hdr") | _MARGIN | _PARAGRAPH | _TABLE | _DRAWN, words=True
)
FOOTER: Final = Known(
    clark("w:ftr"), _all("w", "ftr") | _MARGIN | _PARAGRAPH | _TABLE | _DRAWN, words=True
)

# Elements whose text is kept; between all others there are only blanks.
WITH_TEXT: Final = _all("w", "t instrText") | _all("wp", "posOffset align")

_OF_WORD: Final = _all(
    "w",
    "val type styleId default customStyle ascii hAnsi eastAsia cs hint asciiTheme hAnsiTheme eastAsiaTheme cstheme bidi color themeColor "
    "themeTint themeShade themeFill themeFillTint themeFillShade sz space shadow frame fill w h hRule x y hSpace vSpace wrap vAnchor hAnchor "
    "xAlign yAlign dropCap lines anchorLock id combine combineBrackets vert vertCompress left right start end hanging firstLine leftChars "
    "rightChars startChars endChars hangingChars firstLineChars before after line lineRule beforeAutospacing afterAutospacing beforeLines "
    "afterLines pos leader alignment relativeTo firstRow lastRow firstColumn lastColumn noHBand noVBand evenHBand oddHBand evenVBand oddVBand "
    "firstRowFirstColumn firstRowLastColumn lastRowFirstColumn lastRowLastColumn tblpX tblpY tblpXSpec tblpYSpec leftFromText rightFromText "
    "topFromText bottomFromText vertAnchor horzAnchor char font clear count defLockedState defUIPriority defSemiHidden defUnhideWhenUsed "
    "defQFormat name uri locked uiPriority semiHidden unhideWhenUsed qFormat ilvl abstractNumId numId numPicBulletId tentative format "
    "legacy legacySpace legacyIndent null fldCharType instr percent lang usb0 usb1 usb2 usb3 csb0 csb1 bg1 bg2 t1 t2 accent1 "
    "accent2 accent3 accent4 accent5 accent6 hyperlink followedHyperlink",
)
_OF_DRAWINGS: Final = frozenset(
    (
        "val lastClr typeface panose pitchFamily charset script w cap cmpd algn pos ang scaled path l t r b rotWithShape flip dist dir blurRad "
        "sx sy kx ky prst lat lon rev rig h prstMaterial contourW extrusionH z fov zoom uri noChangeAspect noGrp noSelect noRot noMove noResize "
        "noEditPoints noAdjustHandles noChangeArrowheads noChangeShapeType noCrop noTextEdit distT distB distL distR simplePos relativeHeight "
        "behindDoc locked layoutInCell allowOverlap wrapText relativeFrom edited x y cx cy id name descr title hidden fmla cstate bwMode rot "
        "flipH flipV txBox vert anchor anchorCtr wrap lIns tIns rIns bIns numCol spcCol rtlCol fromWordArt forceAA compatLnSpc upright "
        "spcFirstLastPara vertOverflow horzOverflow preferRelativeResize idx bright contrast thresh amt useA rad grow stA stPos endA endPos "
        "fadeDir type len lim d sp fill stroke extrusionOk wR hR stAng swAng hue sat lum red green blue"
    ).split()
)
_OF_SHAPES: Final = frozenset(
    (
        "id type style coordsize coordorigin adj path alt eqn position xrange yrange fillcolor filled stroked strokecolor strokeweight "
        "string on fitshape fitpath trim opacity color color2 angle focus weight dashstyle joinstyle endcap linestyle startarrow endarrow from "
        "to points arcsize inset textpathok gradientshapeok arrowok limo cropleft croptop cropright cropbottom gain blacklevel anchorx anchory "
        "text shapetype edit aspectratio rotation grouping offset obscured"
    ).split()
) | {
    clark(name)
    for name in (
        "o:spt o:allowincell o:allowoverlap o:connecttype o:connectlocs o:connectangles o:preferrelative o:bullet o:button o:spid v:ext "
        "o:hr o:hrstd o:hralign o:hrnoshade o:hrpct o:bwmode o:bwpure o:bwnormal o:insetmode"
    ).split()
}
_XML_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"

# Namespace of an element → the attributes that it may have.
ATTRIBUTES: Final[dict[str, frozenset[str]]] = {
    PREFIXES["w"]: _OF_WORD | {_XML_SPACE},
    **{PREFIXES[prefix]: _OF_DRAWINGS for prefix in ("a", "wp", "pic", "wps", "wpg")},
    **{PREFIXES[prefix]: _OF_SHAPES for prefix in ("v", "o", "w10")},
}

# What is left out everywhere without a word: marks of the people and sessions that made the file, or of no effect.
DROPPED: Final = (
    _all(
        "w",
        "proofErr lastRenderedPageBreak bookmarkStart bookmarkEnd permStart permEnd commentRangeStart commentRangeEnd commentReference "
        "annotationRef rsid pPrChange rPrChange tblPrChange tblPrExChange tblGridChange trPrChange tcPrChange numberingChange sdtPr "
        "sdtEndPr smartTagPr divId",
    )
    | _all("a", "extLst hlinkClick hlinkHover")
    | _all("wp", "extLst")
    | _all("pic", "extLst")
    | _all("wps", "extLst")
    | _all("wpg", "extLst")
)
# What goes, and leaves what it holds: a link's words stay, and its address does not.
UNWRAPPED: Final = _all("w", "sdt sdtContent hyperlink smartTag")

# What people read may not lose a part of itself in silence, so these are refused by their names.
_TRACKED: Final = "tracked changes; accept or reject them in Word"
REASONS: Final = {
    **dict.fromkeys(
        "ins del moveFrom moveTo moveFromRangeStart moveToRangeStart delText delInstrText cellIns cellDel cellMerge".split(),
        _TRACKED,
    ),
    "object": "an embedded object",
    "control": "an ActiveX control",
    "altChunk": "the content of another file",
    "subDoc": "the content of another file",
    "ffData": "a form field",
    "customXml": "custom XML",
    "footnoteReference": "a footnote",
    "endnoteReference": "an endnote",
    "oMath": "a formula",
    "oMathPara": "a formula",
}
