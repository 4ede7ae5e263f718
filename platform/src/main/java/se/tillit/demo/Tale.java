package se.tillit.demo;

import java.util.UUID;

/** What has happened in Sjöhaga beyond what its tables hold, told through the same verbs as people use. */
interface Tale {

    void tell(UUID organisation);
}
