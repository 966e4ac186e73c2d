/**
 * The pages about the instances of one product: overview, versions, sizes, environment, the instances themselves, and how they connect.
 *
 * <p>This room shows numbers that {@code rollcall.analysis} computes.
 */
package rollcall.pages.product;
