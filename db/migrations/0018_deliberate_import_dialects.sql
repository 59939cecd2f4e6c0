-- How the files of an imported conversation were written (byte order mark, line ends, quotes without need), so that they
-- leave byte for byte as they came whoever wrote them.
ALTER TABLE conversation_imports ADD COLUMN dialects jsonb NOT NULL DEFAULT '{}';
