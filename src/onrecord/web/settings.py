"""Django's settings. There are no users and no cookies; what is strict by nature is strict here."""

from __future__ import annotations

from pathlib import Path

from django.utils.translation import gettext_lazy as _

from onrecord.version import VERSION
from onrecord.web.catalogues import compile_catalogues
from onrecord.web.config import SiteConfig
from onrecord.web.hashing import hash_folder

HERE = Path(__file__).parent
CONFIG = SiteConfig.from_environment()

SECRET_KEY = CONFIG.secret_key()
DEBUG = False
ALLOWED_HOSTS = CONFIG.allowed_hosts
DATABASES = {"default": CONFIG.django_database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = ["onrecord.web.apps.SiteApp"]
ROOT_URLCONF = "onrecord.web.urls"
WSGI_APPLICATION = "onrecord.web.wsgi.application"

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "onrecord.web.statics.OwnFiles",
    "onrecord.web.middleware.StrictHeaders",
    "onrecord.web.middleware.BoundedBodies",
    "onrecord.web.middleware.InterfaceRules",
    "django.middleware.locale.LocaleMiddleware",
    "onrecord.web.middleware.PagesOfTheEdition",
    "onrecord.web.pages.errors.Refusals",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HERE / "templates"],
        "OPTIONS": {
            "builtins": ["django.templatetags.i18n", "onrecord.web.templatetags.record"],
            "string_if_invalid": "",
        },
    }
]
FORM_RENDERER = "django.forms.renderers.DjangoTemplates"

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("ko", _("Korean")), ("fr", _("French")), ("ar", _("Arabic"))]
LOCALE_PATHS = [compile_catalogues(CONFIG.data / "locale")]
FORMAT_MODULE_PATH = ["onrecord.web.formats"]
USE_I18N = True
USE_THOUSAND_SEPARATOR = False
USE_TZ = True
TIME_ZONE = "UTC"

# The address of a static file changes with any of them, so that browsers may keep them for ever.
STATIC_URL = f"/static/{hash_folder(HERE / 'static')}/"
STATIC_ROOT = HERE / "static"
PROGRAM = f"{VERSION}-{hash_folder(HERE / 'templates')}"
"""What pages are made by; with the edition it settles what they say."""
WHITENOISE_ALLOW_ALL_ORIGINS = False

DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20
DATA_UPLOAD_MAX_NUMBER_FILES = 1

SECURE_SSL_REDIRECT = CONFIG.is_public
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if CONFIG.is_public else None
SECURE_HSTS_SECONDS = 31_536_000 if CONFIG.is_public else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = CONFIG.is_public
SECURE_HSTS_PRELOAD = CONFIG.is_public
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
X_FRAME_OPTIONS = "DENY"

CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 20_000}}}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"stderr": {"class": "logging.StreamHandler"}},
    "loggers": {"django": {"handlers": ["stderr"], "level": "WARNING", "propagate": False}},
}
