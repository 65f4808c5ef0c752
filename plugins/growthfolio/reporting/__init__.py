"""Findings → text: one small function for each way of saying them."""

from growthfolio.reporting.attestation import Attestation, attest
from growthfolio.reporting.formats import FORMATS, report
from growthfolio.reporting.json_text import json_text

__all__ = ["FORMATS", "Attestation", "attest", "json_text", "report"]
