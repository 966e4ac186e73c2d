/** Which requests were not kept, which names and values were ignored, and why. */
package rollcall.analysis.rejections;
