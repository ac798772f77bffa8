"""Accounts of editors and administrators, and what they sign in with."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models

from onrecord.letters import clock
from onrecord.letters.models.sealed import SealedField

if TYPE_CHECKING:
    from datetime import datetime


class AccountManager(BaseUserManager["Account"]):
    """Makes accounts with their address in small letters."""

    def create_account(self, email: str, name: str, password: str, *, administrator: bool = False) -> Account:
        """A new account that can sign in."""
        account = self.model(email=email.strip().casefold(), name=name.strip(), is_superuser=administrator)
        account.set_password(password)
        account.save(using=self._db)
        return account

    def get_by_natural_key(self, username: str | None) -> Account:
        """The account of an address, however it is written."""
        return self.get(email=(username or "").strip().casefold())


class Account(AbstractBaseUser, PermissionsMixin):
    """Somebody who edits campaigns, or runs the site (`is_superuser`)."""

    email: models.CharField[str, str] = models.CharField(max_length=254, unique=True)
    name: models.CharField[str, str] = models.CharField(max_length=120)
    language: models.CharField[str, str] = models.CharField(max_length=8, default="en")
    is_active: models.BooleanField[bool, bool] = models.BooleanField(default=True)
    joined_at: models.DateTimeField[datetime, datetime] = models.DateTimeField(default=clock.now)
    totp_secret: SealedField = SealedField(max_length=255, blank=True)
    totp_used: models.BigIntegerField[int, int] = models.BigIntegerField(default=0)
    """The time step of the last code that was taken: no code is taken twice."""

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]
    objects: ClassVar[AccountManager] = AccountManager()

    class Meta:
        """How the table is named."""

        db_table = "accounts"

    def __str__(self) -> str:
        return self.name or "former editor"

    @property
    def is_staff(self) -> bool:
        """True where the account may enter the administration."""
        return self.is_superuser


class Passkey(models.Model):
    """A passkey of an account (WebAuthn)."""

    account: models.ForeignKey[Account, Account] = models.ForeignKey(Account, models.CASCADE, related_name="passkeys")
    credential: models.CharField[str, str] = models.CharField(max_length=1400, unique=True)
    public_key: models.BinaryField[bytes, bytes] = models.BinaryField()
    uses: models.BigIntegerField[int, int] = models.BigIntegerField(default=0)
    name: models.CharField[str, str] = models.CharField(max_length=60)
    made_at: models.DateTimeField[datetime, datetime] = models.DateTimeField(default=clock.now)

    class Meta:
        """How the table is named."""

        db_table = "passkeys"

    def __str__(self) -> str:
        return self.name


class RecoveryCode(models.Model):
    """A code for the day on which the phone is lost; good once."""

    account: models.ForeignKey[Account, Account] = models.ForeignKey(Account, models.CASCADE, related_name="codes")
    digest: models.CharField[str, str] = models.CharField(max_length=64)
    used_at: models.DateTimeField[datetime | None, datetime | None] = models.DateTimeField(null=True)

    class Meta:
        """How the table is named."""

        db_table = "recovery_codes"

    def __str__(self) -> str:
        return "recovery code"


class Invitation(models.Model):
    """An invitation by mail: to edit a campaign, to run the site, or to set a new password."""

    email: models.CharField[str, str] = models.CharField(max_length=254)
    campaign: models.ForeignKey[models.Model | None, models.Model | None] = models.ForeignKey(
        "letters.Campaign", models.CASCADE, null=True, related_name="invitations"
    )
    administrator: models.BooleanField[bool, bool] = models.BooleanField(default=False)
    account: models.ForeignKey[Account | None, Account | None] = models.ForeignKey(Account, models.CASCADE, null=True)
    """The account whose password it renews; empty for a new editor."""
    by: models.ForeignKey[Account | None, Account | None] = models.ForeignKey(
        Account, models.SET_NULL, null=True, related_name="+"
    )
    made_at: models.DateTimeField[datetime, datetime] = models.DateTimeField(default=clock.now)
    digest: models.CharField[str, str] = models.CharField(max_length=64, blank=True, db_index=True)
    """Hash of the link's secret; empty until the mail is on its way."""
    expires_at: models.DateTimeField[datetime | None, datetime | None] = models.DateTimeField(null=True)
    used_at: models.DateTimeField[datetime | None, datetime | None] = models.DateTimeField(null=True)

    class Meta:
        """How the table is named."""

        db_table = "invitations"

    def __str__(self) -> str:
        return f"invitation {self.pk}"


class Attempt(models.Model):
    """How often something was tried in vain; the key is a hash, so that no address stands here."""

    key: models.CharField[str, str] = models.CharField(max_length=64, primary_key=True)
    failures: models.IntegerField[int, int] = models.IntegerField(default=0)
    last_at: models.DateTimeField[datetime, datetime] = models.DateTimeField(default=clock.now)

    class Meta:
        """How the table is named."""

        db_table = "attempts"

    def __str__(self) -> str:
        return f"{self.failures} failures"
