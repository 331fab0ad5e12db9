#!/bin/sh
# Run once by the PostgreSQL image, when its data folder is still empty: roles and database as docs/operations/database.md has them.
set -eu
psql -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres \
  -v owner_password="$OWNER_PASSWORD" -v login_password="$LOGIN_PASSWORD" \
  -v jobs_password="$JOBS_PASSWORD" -v portal_password="$PORTAL_PASSWORD" \
  -f /millwright/roles.sql
