/** Reports of instances without a network, line by line out of the file that somebody carried here. */
package rollcall.intake.file;
