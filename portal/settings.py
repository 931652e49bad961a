"""Settings of the portal, read from the environment.

``DATABASE_URL``        the role that runs the portal; it owns no table
``DATABASE_OWNER_URL``  the role that owns the tables and migrates (falls back to ``DATABASE_URL``)
``REDIS_URL``           broker and cache
``DATA_DIR``            private files, mail of the demonstration, logs (default ``var/``)
``CITY_PACKAGES``       cities besides those in ``rules/``: dotted names of their packages, comma separated
``SECRET_KEY``          required unless ``DEBUG`` or ``PORTAL_DEMO`` is set
"""

import os
import sys
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

import dj_database_url
from celery.schedules import crontab
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

BASE_DIR = Path(__file__).resolve().parent.parent


def flag(name: str) -> bool:
    return os.environ.get(name, "").lower() in {"1", "true", "yes", "on"}


DEBUG = flag("DEBUG")
# A demonstration runs on one machine with invented people: it may say its passwords and keep its mail in files.
DEMO = flag("PORTAL_DEMO")

DATA_DIR = Path(os.environ.get("DATA_DIR", BASE_DIR / "var")).resolve()

SECRET_KEY = os.environ.get("SECRET_KEY", "")
if not SECRET_KEY:
    building = len(sys.argv) > 1 and sys.argv[1] in {
        *("collectstatic", "compilemessages", "makemessages", "trace", "facts", "assess"),
    }
    if not (DEBUG or DEMO or building):
        raise ImproperlyConfigured("SECRET_KEY must be set")
    SECRET_KEY = "not-secret-demonstration-and-tests-only"  # noqa: S105

PUBLIC_URL = os.environ.get("PUBLIC_URL", f"http://127.0.0.1:{os.environ.get('PORT', '8000')}").rstrip("/")
ALLOWED_HOSTS = [host for host in os.environ.get("ALLOWED_HOSTS", "").split(",") if host] or [
    "127.0.0.1",
    "localhost",
    urlsplit(PUBLIC_URL).hostname or "localhost",
]
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.forms",
    "guardian",
    "axes",
    "pgtrigger",
    "django_htmx",
    "django_filters",
    "django_celery_beat",
    "workflow",
    "files",
    "cities",
    "accounts",
    "documents",
    "notices",
    "materials",
    "reviews",
    "centres",
    "applications",
    "portal",
]

MIDDLEWARE = [
    "portal.middleware.security_headers",
    "portal.middleware.LegibleInput",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "portal.middleware.own_words",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
    "accounts.sessions.SessionLimits",
    "accounts.sessions.PasswordChangeFirst",
    "portal.public_pages.PublicPages",
]

ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "portal.shell.shell",
            ],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# --- What the foot of the page says; nothing is shown for what is not set, and nothing is invented.
PORTAL_ORGANISER = os.environ.get("PORTAL_ORGANISER", "")
PORTAL_OPERATOR = os.environ.get("PORTAL_OPERATOR", "")
PORTAL_CONTACT = os.environ.get("PORTAL_CONTACT", "")
PORTAL_REGISTRATION = os.environ.get("PORTAL_REGISTRATION", "")

# --- Database: two roles. Migrations run under the owner (see ``manage.py migrate_as_owner``), everything else
# under the role that owns no table.
DATABASES = {
    "default": dj_database_url.parse(
        os.environ.get("DATABASE_URL", "postgresql://portal_app@127.0.0.1/portal"), conn_max_age=60
    )
}
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DATABASE_OWNER_URL = os.environ.get("DATABASE_OWNER_URL", os.environ.get("DATABASE_URL", ""))
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

REDIS_URL = os.environ.get("REDIS_URL", "redis://127.0.0.1:6379/0")
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": REDIS_URL,
        # A server that does not answer is not waited for.
        "OPTIONS": {"socket_connect_timeout": 1, "socket_timeout": 2},
    }
}
# How old a page may be that all visitors see alike; tests, which look at once, see each made anew.
PUBLIC_PAGES_SECONDS = 0 if "pytest" in sys.modules else 3

# Cities whose package and fixture stand elsewhere: a trial, or one that is not ours to publish (docs/add-a-city.md).
CITY_PACKAGES = [name for name in os.environ.get("CITY_PACKAGES", "").split(",") if name]

# --- Language and time
LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", _("Chinese")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = ["portal.formats"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Shanghai"

# --- Static and private files
STATIC_URL = "static/"
STATIC_ROOT = Path(os.environ.get("STATIC_ROOT", DATA_DIR / "static"))
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_ROOT = DATA_DIR / "files"
# Hashed names everywhere but where sources change under one's hands; compressed (which takes its time) on real servers.
if DEBUG or "pytest" in sys.modules:
    STATIC_STORAGE = "django.contrib.staticfiles.storage.StaticFilesStorage"
elif DEMO:
    STATIC_STORAGE = "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"
else:
    STATIC_STORAGE = "whitenoise.storage.CompressedManifestStaticFilesStorage"
STORAGES = {
    "default": {"BACKEND": "files.storage.WholeFiles"},
    "staticfiles": {"BACKEND": STATIC_STORAGE},
}
FILE_UPLOAD_PERMISSIONS = 0o600
FILES_MAX_MB = 20
FILES_MAX_UNCLAIMED = 40  # uploads of one person that belong to nothing yet
FILES_UNPACKED_MB = 200  # what an office file may unpack to
FILES_UNPACKED_ENTRIES = 5000
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000

# --- People, sessions, passwords
AUTH_USER_MODEL = "accounts.User"
LOGIN_URL = "accounts:sign_in"
LOGIN_REDIRECT_URL = "portal:home"
LOGOUT_REDIRECT_URL = "portal:front"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "accounts.passwords.LengthValidator"},
    {"NAME": "accounts.passwords.KindsValidator"},
    {"NAME": "accounts.passwords.AccountNameValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "accounts.passwords.NotReusedValidator"},
]
PASSWORD_RESET_TIMEOUT = 3600
# Lockout by account name and real client address together; the slower limit over all addresses is accounts.lockout.
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_ENABLE_ACCESS_FAILURE_LOG = True
AXES_CLIENT_IP_CALLABLE = "accounts.lockout.client_ip"
AXES_LOCKOUT_CALLABLE = "accounts.lockout.lockout_response"
AXES_VERBOSE = False
# Addresses or networks of our own proxies, comma separated; only what they say of a client's address is believed.
TRUSTED_PROXIES = [entry.strip() for entry in os.environ.get("TRUSTED_PROXIES", "").split(",") if entry.strip()]
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "portal.views.errors.csrf_failure"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if PUBLIC_URL.startswith("https://"):
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 365 * 24 * 3600
    SECURE_SSL_REDIRECT = flag("SSL_REDIRECT")
ANONYMOUS_USER_NAME = None  # guardian: strangers hold no object permissions
GUARDIAN_MONKEY_PATCH_USER = False
SILENCED_SYSTEM_CHECKS = [
    "guardian.W001",  # scopes are asked through accounts.permissions, not through a backend
    "security.W005",  # what other hosts below the city's domain speak is not ours to decide
    "security.W021",
]

# --- Mail: files in the demonstration, SMTP by ``EMAIL_URL`` settings in production
EMAIL_BACKEND = os.environ.get(
    "EMAIL_BACKEND",
    "django.core.mail.backends.filebased.EmailBackend"
    if DEMO or DEBUG
    else "django.core.mail.backends.smtp.EmailBackend",
)
EMAIL_FILE_PATH = DATA_DIR / "mail"
EMAIL_HOST = os.environ.get("EMAIL_HOST", "localhost")
EMAIL_PORT = int(os.environ.get("EMAIL_PORT", "25"))
EMAIL_HOST_USER = os.environ.get("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = flag("EMAIL_USE_TLS")
EMAIL_TIMEOUT = 10  # seconds: a server that hangs holds up nobody for long
DEFAULT_FROM_EMAIL = os.environ.get("DEFAULT_FROM_EMAIL", "portal@localhost")

# --- Background work
CELERY_BROKER_URL = REDIS_URL
CELERY_TASK_ACKS_LATE = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_TIME_LIMIT = 600
CELERY_TASK_SOFT_TIME_LIMIT = 540
CELERY_TASK_IGNORE_RESULT = True
CELERY_TIMEZONE = TIME_ZONE
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TASK_DEFAULT_QUEUE = "portal"
CELERY_TASK_ROUTES = {"documents.tasks.*": {"queue": "paper"}}
CELERY_BEAT_SCHEDULE = {
    # An order that no worker took before the next one came is worth nothing: they must not pile up.
    "sweep": {"task": "workflow.tasks.sweep", "schedule": 30.0, "options": {"expires": 25}},
    "lost-jobs": {"task": "documents.tasks.take_up_lost", "schedule": 60.0, "options": {"expires": 55}},
    "sweep-files": {"task": "files.tasks.sweep", "schedule": 3600.0},
    "permissions": {"task": "accounts.tasks.derive_all_permissions", "schedule": crontab(hour=0, minute=1)},
    "anchor": {"task": "workflow.tasks.anchor_chains", "schedule": 24 * 3600.0},
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": os.environ.get("LOG_LEVEL", "WARNING")},
}
