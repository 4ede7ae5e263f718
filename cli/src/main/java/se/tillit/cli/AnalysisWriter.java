package se.tillit.cli;

import java.io.IOException;
import se.tillit.reading.Analysis;

/** Writes analyses one by one, so that a folder of any size needs the memory of its largest document. */
interface AnalysisWriter extends AutoCloseable {

    void document(Analysis analysis) throws IOException;

    /** After the last document. */
    @Override
    void close() throws IOException;
}
