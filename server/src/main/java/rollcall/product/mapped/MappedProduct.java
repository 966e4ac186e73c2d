package rollcall.product.mapped;

import rollcall.mapping.Mapping;
import rollcall.report.Product;

/** A product that has a mapping. */
public record MappedProduct(Product product, Mapping mapping) {}
