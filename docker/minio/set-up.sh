#!/bin/sh
# Makes the two buckets, and the two users with no more rights than they need. May run any number of times.
set -eu
mc alias set files http://minio:9000 "$MINIO_ROOT_USER" "$MINIO_ROOT_PASSWORD"
mc mb --ignore-existing files/millwright-files files/millwright-published
mc admin user add files millwright "$S3_SECRET_KEY"
mc admin user add files millwright-portal "$S3_PORTAL_SECRET_KEY"
mc admin policy create files millwright /millwright/staff-policy.json
mc admin policy create files millwright-portal /millwright/portal-policy.json
for user in millwright millwright-portal; do
  # Attaching what is attached already is an error to mc, and none to us.
  mc admin policy attach files "$user" --user "$user" || mc admin user info files "$user" | grep -q "$user"
done
