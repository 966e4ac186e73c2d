package rollcall.lawsample.api;

import rollcall.lawsample.publish.PublishedAnswer;

/** Keeps the law: shows a published answer. */
public record PublishedEndpoint(PublishedAnswer answer) {}
