/**
 * Bodies of requests and answers while they arrive and leave: bounded in size, memory and time, so that one slow peer keeps nobody else
 * waiting.
 */
package rollcall.http.body;
