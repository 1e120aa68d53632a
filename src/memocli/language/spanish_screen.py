"""The Spanish words of what a page has on a screen only."""

from __future__ import annotations

from typing import Final

from memocli.language.screen import ScreenWords

SPANISH_SCREEN: Final = ScreenWords(
    skip="Ir al texto",
    menu="Contenido",
    label="En este memo",
    show_only="Mostrar solo algunas afirmaciones",
    part="Las que están en",
    verdict="Las que están bajo la conclusión",
    basis="Las que son",
    kinds={
        "documented": "documentadas con una nota",
        "without-note": "sin nota propia",
        "cited-with": "apoyadas en la nota de otra afirmación",
        "own-research": "de investigación propia",
        "inference": "deducidas de otras afirmaciones",
        "position": "una postura de los firmantes",
        "earlier-memo": "como dijo un memo anterior",
        "same": "iguales que en un memo anterior",
        "updated": "actualizadas desde un memo anterior",
        "new": "nuevas desde el memo anterior",
    },
    shown="Se muestran {} de {} afirmaciones",
    gap="[…]",
    everything="Mostrar todo",
    shown_again="Se muestra todo de nuevo: el enlace lleva a una afirmación que estaba oculta",
    to_claim="Enlace a esta afirmación: copiarlo",
    link_copied="Enlace copiado",
    not_copied="No se pudo copiar: márquelo y cópielo usted",
    cite="Citar este memo",
    copy="Copiar",
    citation_copied="Cita copiada",
    reference="Guardar para Zotero (RIS)",
    files={"pdf": "PDF", "docx": "Word (DOCX)"},
)
