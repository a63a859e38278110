-- One row for each request that the server answers, refused and failed ones too.
CREATE TABLE audit.event (
    node           text        NOT NULL,
    seq            bigint      NOT NULL,
    recorded       timestamptz NOT NULL,
    request        text        NOT NULL,
    account_system text,
    account        text,
    client         text,
    purpose        text,
    agent          text,
    roles          text[]      NOT NULL,
    organizations  text[]      NOT NULL,
    address        text        NOT NULL,
    method         text        NOT NULL,
    interaction    text        NOT NULL,
    type           text,
    target         text,
    version        text,
    operation      text,
    query          text,
    parts          text[]      NOT NULL,
    status         int         NOT NULL,
    grant_id       text,
    PRIMARY KEY (node, seq, recorded)
) PARTITION BY RANGE (recorded);

-- Newest first, page by page; times only grow, so that this index grows at its end.
CREATE INDEX event_recorded ON audit.event (recorded, node, seq);
CREATE INDEX event_agent ON audit.event (agent, recorded);
CREATE INDEX event_target ON audit.event (target, recorded);

-- Whose records a request asked for or showed, of which class and type, and how many.
CREATE TABLE audit.event_patient (
    node     text        NOT NULL,
    seq      bigint      NOT NULL,
    recorded timestamptz NOT NULL,
    patient  text        NOT NULL,
    class    text        NOT NULL,
    type     text        NOT NULL,
    number   int         NOT NULL,
    PRIMARY KEY (node, seq, patient, class, type, recorded)
) PARTITION BY RANGE (recorded);

CREATE INDEX event_patient_patient ON audit.event_patient (patient, recorded);

-- The servers that write, each known by its key.
CREATE TABLE audit.node (
    node       text        PRIMARY KEY,
    public_key bytea       NOT NULL,
    since      timestamptz NOT NULL
);

-- Chained and signed digests of the rows of each server.
CREATE TABLE audit.seal (
    node      text        NOT NULL,
    number    bigint      NOT NULL,
    month     date        NOT NULL,
    first_seq bigint      NOT NULL,
    last_seq  bigint      NOT NULL,
    sealed    timestamptz NOT NULL,
    leaves    bytea       NOT NULL,
    hash      bytea       NOT NULL,
    signature bytea       NOT NULL,
    PRIMARY KEY (node, number)
);

CREATE FUNCTION audit.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'The audit is only ever added to' USING ERRCODE = 'insufficient_privilege';
END
$$;

CREATE TRIGGER only_added_to BEFORE UPDATE OR DELETE ON audit.event
    FOR EACH ROW EXECUTE FUNCTION audit.refuse_change();
CREATE TRIGGER only_added_to BEFORE UPDATE OR DELETE ON audit.event_patient
    FOR EACH ROW EXECUTE FUNCTION audit.refuse_change();
CREATE TRIGGER only_added_to BEFORE UPDATE OR DELETE OR TRUNCATE ON audit.seal
    FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();
CREATE TRIGGER only_added_to BEFORE UPDATE OR DELETE OR TRUNCATE ON audit.node
    FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON audit.event
    FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON audit.event_patient
    FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();

-- Makes the partitions of a month, in UTC. Several servers may ask at once.
CREATE FUNCTION audit.make_month(month date) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    parent text;
    part   text;
    lower  text := to_char(date_trunc('month', month), 'YYYY-MM-DD') || ' 00:00:00+00';
    upper  text := to_char(date_trunc('month', month) + interval '1 month', 'YYYY-MM-DD')
                   || ' 00:00:00+00';
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('audit.make_month'));
    FOREACH parent IN ARRAY ARRAY['event', 'event_patient'] LOOP
        part := parent || '_' || to_char(month, 'YYYY_MM');
        IF to_regclass('audit.' || part) IS NULL THEN
            EXECUTE format('CREATE TABLE audit.%I PARTITION OF audit.%I FOR VALUES FROM (%L) TO (%L)',
                           part, parent, lower, upper);
            -- Triggers for each row come down from the parent, those for TRUNCATE do not.
            EXECUTE format('CREATE TRIGGER never_emptied BEFORE TRUNCATE ON audit.%I '
                           'FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change()', part);
        END IF;
    END LOOP;
END
$$;
