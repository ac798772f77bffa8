"""What an application server runs: `gunicorn onrecord.web.wsgi`."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "onrecord.web.settings")
application = get_wsgi_application()
