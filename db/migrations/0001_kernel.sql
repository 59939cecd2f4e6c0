-- The kernel: forums, who may do what, the audit trail, accounts.
-- forum_id leads every key of a forum's tables, so that the same SQL runs on one server or on a distributed one.
-- `forums` and the auth_* tables are shared by all forums: small, copied to every node there.

CREATE TABLE forums (
  forum_id    uuid        NOT NULL PRIMARY KEY,
  slug        text        NOT NULL UNIQUE,
  names       jsonb       NOT NULL,
  about       jsonb       NOT NULL,
  created_at  timestamptz NOT NULL
);

-- A role is granted to a verified address, so that it can be given before the person first signs in.
CREATE TABLE role_grants (
  forum_id    uuid        NOT NULL,
  email       text        NOT NULL,
  role        text        NOT NULL CHECK (role IN ('secretariat', 'chair', 'rapporteur')),
  granted_at  timestamptz NOT NULL,
  granted_by  text,
  PRIMARY KEY (forum_id, email, role)
);

-- The complete, private audit trail: who changed what, when, on whose behalf.
CREATE TABLE acts (
  forum_id      uuid        NOT NULL,
  act_id        uuid        NOT NULL,
  edition_id    uuid,
  kind          text        NOT NULL,
  subject_kind  text        NOT NULL,
  subject_id    uuid        NOT NULL,
  payload       jsonb       NOT NULL,
  actor_id      text,
  on_behalf_of  uuid,
  acted_at      timestamptz NOT NULL,
  PRIMARY KEY (forum_id, act_id)
);
CREATE INDEX acts_by_subject ON acts (forum_id, subject_kind, subject_id, act_id);
CREATE INDEX acts_by_edition ON acts (forum_id, edition_id, act_id);

CREATE TABLE auth_users (
  id             text        NOT NULL PRIMARY KEY,
  name           text        NOT NULL,
  email          text        NOT NULL UNIQUE,
  email_verified boolean     NOT NULL,
  image          text,
  created_at     timestamptz NOT NULL,
  updated_at     timestamptz NOT NULL
);
CREATE TABLE auth_sessions (
  id          text        NOT NULL PRIMARY KEY,
  user_id     text        NOT NULL REFERENCES auth_users (id) ON DELETE CASCADE,
  token       text        NOT NULL UNIQUE,
  expires_at  timestamptz NOT NULL,
  ip_address  text,
  user_agent  text,
  created_at  timestamptz NOT NULL,
  updated_at  timestamptz NOT NULL
);
CREATE INDEX auth_sessions_by_user ON auth_sessions (user_id);
CREATE TABLE auth_accounts (
  id                       text        NOT NULL PRIMARY KEY,
  account_id               text        NOT NULL,
  provider_id              text        NOT NULL,
  user_id                  text        NOT NULL REFERENCES auth_users (id) ON DELETE CASCADE,
  access_token             text,
  refresh_token            text,
  id_token                 text,
  access_token_expires_at  timestamptz,
  refresh_token_expires_at timestamptz,
  scope                    text,
  password                 text,
  created_at               timestamptz NOT NULL,
  updated_at               timestamptz NOT NULL
);
CREATE INDEX auth_accounts_by_user ON auth_accounts (user_id);
CREATE TABLE auth_verifications (
  id          text        NOT NULL PRIMARY KEY,
  identifier  text        NOT NULL,
  value       text        NOT NULL,
  expires_at  timestamptz NOT NULL,
  created_at  timestamptz NOT NULL,
  updated_at  timestamptz NOT NULL
);
CREATE INDEX auth_verifications_by_identifier ON auth_verifications (identifier);
