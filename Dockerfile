# The portal for a real server, as docker-compose.yml runs it: web server, worker and clock from one image.

FROM node:22-bookworm-slim AS assets
WORKDIR /portal
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY assets assets
RUN npm run build

FROM python:3.11-slim-bookworm
RUN apt-get update \
    && apt-get install -y --no-install-recommends \
        libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-noto-cjk fonts-arphic-ukai gettext \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --uid 10001 --create-home portal \
    && install -d -o portal /data
ENV PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 DATA_DIR=/data STATIC_ROOT=/portal/collected
WORKDIR /portal
COPY requirements.txt .
RUN pip install --no-cache-dir --require-hashes -r requirements.txt
COPY . .
COPY --from=assets /portal/static/vendor static/vendor
# Neither step reads a secret or opens a database; the key below signs nothing.
RUN for each in locale/*/LC_MESSAGES; do msgfmt -o "$each/django.mo" "$each/django.po"; done \
    && SECRET_KEY=only-for-this-step python manage.py collectstatic --noinput --verbosity 0
USER portal
VOLUME /data
EXPOSE 8000
CMD ["gunicorn", "portal.wsgi", "--preload", "--bind", "0.0.0.0:8000", "--workers", "2", "--threads", "4", "--worker-class", "portal.serving.Worker", "--worker-tmp-dir", "/dev/shm"]
