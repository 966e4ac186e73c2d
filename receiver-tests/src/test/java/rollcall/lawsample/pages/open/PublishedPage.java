package rollcall.lawsample.pages.open;

import rollcall.lawsample.publish.PublishedAnswer;

/** Keeps the law: shows a published answer. */
public record PublishedPage(PublishedAnswer answer) {}
