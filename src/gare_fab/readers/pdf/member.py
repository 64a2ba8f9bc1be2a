"""The PDF reader as it is declared; what reads is imported with the first file."""

from dataclasses import dataclass

from gare_fab.base.late import Late
from gare_fab.base.params import Params, param
from gare_fab.readers.contract import Reader
from gare_fab.readers.pdf.loading import recognises


@dataclass(frozen=True, slots=True)
class PdfParams(Params):
    """What a user may say about a PDF file."""

    page: int = param(1, label="Page", low=1, high=1_000_000)
    recover: bool = param(False, label="Read what is left of a damaged file")


PDF = Reader(
    id="pdf",
    label="PDF drawing",
    suffixes=(".pdf", ".ai"),
    params=PdfParams,
    recognises=recognises,
    reads=Late("gare_fab.readers.pdf.reader", "read"),
)
