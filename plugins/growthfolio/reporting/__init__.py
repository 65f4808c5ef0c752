"""Findings → text: one small function for each way of saying them."""

from growthfolio.reporting.attestation import Attestation, attest
from growthfolio.reporting.formats import FORMATS, report

__all__ = ["FORMATS", "Attestation", "attest", "report"]
