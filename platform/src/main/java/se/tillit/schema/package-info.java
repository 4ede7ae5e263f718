/** The tables, as jOOQ generates them from the migrations. Open to every capability's store; a test sees to it that nothing else comes here. */
@ApplicationModule(type = ApplicationModule.Type.OPEN)
package se.tillit.schema;

import org.springframework.modulith.ApplicationModule;
