-- Those that sign in.
CREATE ROLE millwright_owner LOGIN PASSWORD :'owner_password' NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOINHERIT;
CREATE ROLE millwright_login LOGIN PASSWORD :'login_password' NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOINHERIT;
CREATE ROLE millwright_jobs  LOGIN PASSWORD :'jobs_password'  NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOINHERIT;
CREATE ROLE millwright_portal_login LOGIN PASSWORD :'portal_password' NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOINHERIT;

-- Those that hold rights. Nobody signs in as them.
CREATE ROLE millwright_app          NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOINHERIT;
CREATE ROLE millwright_portal       NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOINHERIT;
CREATE ROLE millwright_auth         NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOINHERIT;
CREATE ROLE millwright_relay        NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOINHERIT;
CREATE ROLE millwright_portal_views NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOINHERIT;
CREATE ROLE millwright_card_views   NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOINHERIT;

-- A login role takes one of them for the length of a transaction, and has none of their rights otherwise.
GRANT millwright_app, millwright_portal, millwright_auth, millwright_relay
  TO millwright_login WITH INHERIT FALSE, SET TRUE;
-- The portal's own takes what customers see and what signing in needs. Never millwright_app.
GRANT millwright_portal, millwright_auth
  TO millwright_portal_login WITH INHERIT FALSE, SET TRUE;
-- The owner hands views over to their roles.
GRANT millwright_portal_views, millwright_card_views TO millwright_owner WITH INHERIT FALSE, SET TRUE;

ALTER ROLE millwright_login SET statement_timeout = '30s';
ALTER ROLE millwright_login SET idle_in_transaction_session_timeout = '60s';
ALTER ROLE millwright_portal_login SET statement_timeout = '30s';
ALTER ROLE millwright_portal_login SET idle_in_transaction_session_timeout = '60s';
ALTER ROLE millwright_owner SET timezone = 'UTC';
ALTER ROLE millwright_login SET timezone = 'UTC';
ALTER ROLE millwright_portal_login SET timezone = 'UTC';
ALTER ROLE millwright_jobs  SET timezone = 'UTC';

CREATE DATABASE millwright OWNER millwright_owner;
REVOKE ALL ON DATABASE millwright FROM PUBLIC;
GRANT CONNECT ON DATABASE millwright TO millwright_login, millwright_portal_login, millwright_jobs;
GRANT TEMPORARY ON DATABASE millwright TO millwright_jobs;

\connect millwright
CREATE SCHEMA bullmq AUTHORIZATION millwright_jobs;
ALTER SCHEMA public OWNER TO millwright_owner;
