/** PostgreSQL and nothing else: the server that Tillit starts for itself, and the migrations that shape it. */
@NullMarked
package se.tillit.database;

import org.jspecify.annotations.NullMarked;
