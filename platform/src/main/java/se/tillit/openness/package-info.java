/**
 * What makes what people write here public records in order: the register ({@link se.tillit.openness.RegisterRecord}), marks of secrecy ({@link
 * se.tillit.openness.MarkSecrecy}), what is kept and what is erased by decision ({@link se.tillit.openness.EraseRecords}), what is given out when somebody asks
 * ({@link se.tillit.openness.AnswerRequest}), and the package for the archive ({@link se.tillit.openness.TakeOutArchive}). A kind of record is
 * one class of the capability whose it is: {@link se.tillit.openness.RecordKind}.
 */
@NullMarked
package se.tillit.openness;

import org.jspecify.annotations.NullMarked;
