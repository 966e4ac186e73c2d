/** What was not kept, and why. */
package rollcall.analysis.rejections;
