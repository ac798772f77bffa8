"""The third stage: a claim and the record give a finding."""

from onrecord.claims.check.registry import CHECKS, check_claims

__all__ = ["CHECKS", "check_claims"]
