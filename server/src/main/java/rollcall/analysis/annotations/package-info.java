/** What happened on the days that charts show: releases, notes, and times in which the receiver was away. */
package rollcall.analysis.annotations;
