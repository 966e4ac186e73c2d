package rollcall.pages;

import java.util.Arrays;
import rollcall.report.Refusal;

/** What each reason for refusing a request means, for people who did not write the sender. */
final class RefusalWords {
    private RefusalWords() {}

    /** The sentence for a code; a code of another release is shown without one. */
    static String explain(String code) {
        return Arrays.stream(Refusal.values())
                .filter(refusal -> refusal.code().equals(code))
                .map(RefusalWords::explain)
                .findFirst()
                .orElse("");
    }

    private static String explain(Refusal refusal) {
        return switch (refusal) {
            case UNAUTHORIZED -> "The key was missing, wrong or revoked. Check the key in the sender's settings.";
            case NOT_FOUND ->
                "A report was sent to an address at which none is taken. Compare the sender's endpoint with the one on Connect.";
            case METHOD_NOT_ALLOWED -> "Something other than POST came to an address that only takes reports.";
            case UNSUPPORTED_MEDIA_TYPE -> "The Content-Type is not one that this door reads.";
            case UNSUPPORTED_ENCODING -> "The body was compressed in a way that this door does not read.";
            case PAYLOAD_TOO_LARGE -> "The body was larger than this door takes, packed or unpacked.";
            case MISSING_BODY -> "The request had no body at all.";
            case INVALID_ENCODING -> "The body was cut off, or not what its headers say.";
            case INVALID_JSON -> "The body was not JSON.";
            case INVALID_DATA -> "The packed data in the body could not be read: cut off, altered or made up.";
            case MISSING_REQUIRED_FIELDS ->
                "Something that a report cannot do without was missing, for example its instance.";
            case INVALID_FIELD -> "A field that every report needs had a value that cannot be used.";
            case RATE_LIMITED ->
                "The instance had answered within its window already; nothing is lost. Many of these come from "
                        + "senders that ask again at every tick.";
            case REPEATED -> "A second copy of what was kept already: the sender was told ok, and it counts once.";
            case NOT_KEPT ->
                "OpenTelemetry metrics or traces, of which nothing is kept. The answer was 200 and named them as rejected.";
            case FORGOTTEN ->
                "An instance asked to be forgotten: every row that named it was deleted, and it was told ok.";
            case UNAVAILABLE ->
                "The database was away, or too much arrived at once; the sender was asked to come back.";
            case INTERNAL_ERROR ->
                "A fault in Rollcall itself, or a value that the database cannot hold; the server's log says "
                        + "where. The sender was not asked to come back.";
        };
    }
}
