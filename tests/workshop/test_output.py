"""Laws of reading job files back."""

from pathlib import Path

from gare_fab.model.problem import Severity
from gare_fab.workshop.output import check_file


def test_laser_mode_switched_off_is_told(tmp_path: Path) -> None:
    """A listing with $32=0 warns on a laser; with $32=1 it does not."""
    job = tmp_path / "job.nc"
    job.write_bytes(b"G21\nG90\nG0X1Y1S0\nM4S0\nG1X5F600S500\nM5\nM2\n")
    listing = tmp_path / "settings.txt"
    for mode, count in ((0, 1), (1, 0)):
        listing.write_text(f"$32={mode}\n$110=6000\n", "ascii")
        report = check_file(job, "k40_grbl", listing)
        told = [problem for problem in report.problems if "$32" in str(problem.message)]
        assert [problem.severity for problem in told] == [Severity.WARNING] * count
