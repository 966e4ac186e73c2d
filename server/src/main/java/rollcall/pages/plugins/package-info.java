/** The pages of all plugins and of one. */
package rollcall.pages.plugins;
