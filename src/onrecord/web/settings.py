"""Django's settings. Only editors of letters have accounts and a cookie; what is strict by nature is strict here."""

from __future__ import annotations

from pathlib import Path

import django
from django.utils.translation import gettext_lazy as _

from onrecord.version import VERSION
from onrecord.web.catalogues import compile_catalogues
from onrecord.web.config import SiteConfig
from onrecord.web.hashing import hash_folder
from onrecord.web.mailing import read_mailing

HERE = Path(__file__).parent
LETTERS = HERE.parent / "letters"
ADMIN = Path(django.__file__).parent / "contrib" / "admin"
CONFIG = SiteConfig.from_environment()

SECRET_KEY = CONFIG.secret_key()
DEBUG = False
ALLOWED_HOSTS = CONFIG.allowed_hosts
DATABASES = {"default": CONFIG.django_database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "onrecord.web.apps.SiteApp",
    # Open letters: accounts of editors, and Django's administration for them.
    "onrecord.letters.apps.LettersApp",
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.admin.apps.SimpleAdminConfig",
]
AUTH_USER_MODEL = "letters.Account"
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
    # Only pages of editors ask for the session; to all others no cookie is given.
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HERE / "templates", LETTERS / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "onrecord.web.templatetags.record",
                "onrecord.letters.templatetags.letters",
            ],
            "string_if_invalid": "",
        },
    }
]
FORM_RENDERER = "django.forms.renderers.DjangoTemplates"

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("ko", _("Korean")), ("fr", _("French")), ("ar", _("Arabic"))]
LOCALE_PATHS = [compile_catalogues(CONFIG.data / "locale", folder / "locale") for folder in (HERE, LETTERS)]
FORMAT_MODULE_PATH = ["onrecord.web.formats"]
USE_I18N = True
USE_THOUSAND_SEPARATOR = False
USE_TZ = True
TIME_ZONE = "UTC"

# The address of a static file changes with any of them, so that browsers may keep them for ever.
STATIC_FOLDERS = [HERE / "static", LETTERS / "static", ADMIN / "static"]
STATIC_URL = f"/static/{''.join(hash_folder(folder)[:4] for folder in STATIC_FOLDERS)}/"
STATIC_ROOT = HERE / "static"
_MADE_BY = ((HERE / "templates", "*"), (LETTERS / "templates", "*"), (HERE / "locale", "*.po"), (HERE, "*.py"))
PROGRAM = "-".join([VERSION, *(hash_folder(folder, pattern) for folder, pattern in _MADE_BY)])
"""What pages are made by; with the edition it settles what they say."""
WHITENOISE_ALLOW_ALL_ORIGINS = False

DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 200
DATA_UPLOAD_MAX_NUMBER_FILES = 1

SECURE_SSL_REDIRECT = CONFIG.is_public
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if CONFIG.is_public else None
SECURE_HSTS_SECONDS = 31_536_000 if CONFIG.is_public else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = CONFIG.is_public
SECURE_HSTS_PRELOAD = CONFIG.is_public
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = CONFIG.is_public
SESSION_COOKIE_NAME = "editor"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_USE_SESSIONS = True
CSRF_FAILURE_VIEW = "onrecord.letters.pages.refusals.show_forgery"
X_FRAME_OPTIONS = "DENY"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "CommonPasswordValidator", "NumericPasswordValidator")
] + [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    }
]
LOGIN_URL = "/desk/sign-in"

MAILING = read_mailing(CONFIG.data)
EMAIL_BACKEND = MAILING.backend
EMAIL_HOST, EMAIL_PORT = MAILING.host, MAILING.port
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = MAILING.user, MAILING.password
EMAIL_USE_TLS, EMAIL_USE_SSL = MAILING.starttls, MAILING.tls
EMAIL_TIMEOUT = 20
EMAIL_FILE_PATH = MAILING.folder
DEFAULT_FROM_EMAIL = SERVER_EMAIL = MAILING.sender

CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 20_000}}}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"secrets": {"()": "onrecord.web.logs.HideSecrets"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "filters": ["secrets"]}},
    "loggers": {"django": {"handlers": ["stderr"], "level": "WARNING", "propagate": False}},
}
