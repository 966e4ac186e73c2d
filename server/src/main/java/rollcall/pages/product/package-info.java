/**
 * The pages about the instances of one product: overview, versions, sizes, environment, the instances themselves, and how they connect.
 *
 * <p>This room counts nothing itself.
 */
package rollcall.pages.product;
