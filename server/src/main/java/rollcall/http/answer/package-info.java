/** What an answer says when something was not done, and answers whose arrival somebody wants to know of. */
package rollcall.http.answer;
