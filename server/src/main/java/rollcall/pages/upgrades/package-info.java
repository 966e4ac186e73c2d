/** The page Upgrades: what became of instances between two days, from version to version. */
package rollcall.pages.upgrades;
