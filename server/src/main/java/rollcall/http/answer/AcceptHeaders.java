package rollcall.http.answer;

import io.javalin.http.Context;
import java.util.Optional;
import rollcall.report.Rejection;

/** Headers that tell a sender which keys, media types, encodings or addresses are accepted (RFC 9110, sections 15.5.2 and 15.5.16). */
public enum AcceptHeaders {
    JSON("application/json", "Bearer realm=\"rollcall\""),
    OTLP("application/json, application/x-protobuf", "Basic realm=\"rollcall\", Bearer realm=\"rollcall\"");

    private static final String ENCODINGS = "gzip, zstd";

    private final String mediaTypes;
    private final String challenge;

    AcceptHeaders(String mediaTypes, String challenge) {
        this.mediaTypes = mediaTypes;
        this.challenge = challenge;
    }

    /** Sets the headers that belong to the rejection. Returns a sentence for the body, or empty if the rejection needs none. */
    public static Optional<String> set(Context context, Rejection reason, AcceptHeaders here) {
        return Optional.ofNullable(
                switch (reason) {
                    case UNAUTHORIZED -> {
                        context.header("WWW-Authenticate", here.challenge);
                        yield null;
                    }
                    case UNSUPPORTED_MEDIA_TYPE -> {
                        context.header("Accept", here.mediaTypes);
                        yield "unsupported_media_type: send Content-Type " + here.mediaTypes.replace(",", " or")
                                + ", in UTF-8";
                    }
                    case UNSUPPORTED_ENCODING -> {
                        context.header("Accept-Encoding", ENCODINGS);
                        yield "unsupported_encoding: send Content-Encoding " + ENCODINGS.replace(",", " or")
                                + ", or none";
                    }
                    case NOT_FOUND ->
                        "not_found: reports are taken at /ingest/heartbeat, /ingest/events, /ingest/penpot and"
                                + " /ingest/otlp/v1/logs";
                    default -> null;
                });
    }
}
