package rollcall.bench;

import java.util.UUID;

/** The recorded Eventyay heartbeat {@code c-postgres-docker}, as one HTTP request or one row, for any instance. */
final class HeartbeatPayload {
    private static final String METRICS =
            "\"metrics\": {\"events_bucket\": \"11-50\", \"live_events_bucket\": \"1-10\", "
                    + "\"organizers_bucket\": \"1-10\", \"orders_bucket\": \"501-1000\", \"paid_orders_bucket\": \"501-1000\", "
                    + "\"submissions_bucket\": \"51-100\", \"attendees_bucket\": \"1001-5000\", \"tickets_issued_bucket\": \"1001-5000\", "
                    + "\"paid_tickets_bucket\": \"1001-5000\", \"free_tickets_bucket\": \"11-50\", \"uptime_bucket\": \"1-7d\", "
                    + "\"error_count_bucket\": \"0\"}";

    private static final String BODY = "{\"schema_version\": \"1\", \"instance_id\": \"%s\", "
            + "\"timestamp_utc\": \"2026-11-20T03:14:15.926535+00:00\", \"eventyay_version\": \"0.1.0\", "
            + "\"build_metadata\": \"v0.1.0\", \"python_version\": \"3.12.7\", \"canonical_base_url_hash\": \"47595918e30f383b\", "
            + "\"os_family\": \"Linux\", \"os_version\": \"6.1.0-28-amd64\", \"database_type\": \"postgresql\", "
            + "\"database_version\": \"15\", \"deployment_type\": \"docker\", \"storage_backend\": \"file\", "
            + "\"celery_enabled\": true, \"redis_enabled\": true, \"background_jobs_enabled\": true, " + METRICS
            + ", \"enabled_plugins\": [\"eventyay.plugins.socialauth\", \"eventyay.plugins.banktransfer\", "
            + "\"eventyay.plugins.badges\", \"eventyay.plugins.sendmail\", \"eventyay.plugins.statistics\", "
            + "\"eventyay.plugins.reports\", \"eventyay.plugins.checkinlists\", \"eventyay.plugins.manualpayment\", "
            + "\"eventyay.plugins.scheduledtasks\", \"eventyay.plugins.ticketoutputpdf\", \"eventyay_stripe\", "
            + "\"eventyay_paypal\"], \"maintainer_contact\": \"\"}";

    private HeartbeatPayload() {}

    static PostRequest request(String key) {
        UUID none = new UUID(0, 0);
        return PostRequest.of("/ingest/heartbeat", key, BODY.formatted(none), none.toString());
    }
}
