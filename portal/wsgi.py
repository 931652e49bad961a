import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
application = get_wsgi_application()

# What is loaded by now stays, and is shared by the workers forked from here as long as nobody writes to it. Looking at
# it again and again took the collector a tenth of the time of a page.
gc.collect()
gc.freeze()
gc.set_threshold(10_000, 20, 20)
