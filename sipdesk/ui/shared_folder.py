"""The warning for a case file in a folder that others write in too."""

from __future__ import annotations

from collections.abc import Mapping

from sipdesk.i18n import N_
from sipdesk.i18n import gettext as _
from sipdesk.shared_folders import Sharing

_WHY: Mapping[Sharing, str] = {
    Sharing.CLOUD: N_(
        "Filen ligger i en mapp som synkroniseras med en molntjänst. Tjänsten kan byta ut filen "
        "medan du arbetar, och då kan det du skriver gå förlorat."
    ),
    Sharing.NETWORK: N_(
        "Filen ligger på en nätverksplats. Om nätet bryts medan du arbetar kan filen skadas."
    ),
}


def warning_of(sharing: Sharing, place: str) -> str:
    """What is dangerous, what to do, and where it is."""
    what_to_do = _(
        "Be den som sköter datorerna på arbetsplatsen om en mapp som bara finns på den här "
        "datorn. Säkerhetskopiorna kan gärna ligga någon annanstans."
    )
    where = _("Mappen: {place}", place=place)
    return f"{_(_WHY[sharing])}\n\n{what_to_do}\n\n{where}"
