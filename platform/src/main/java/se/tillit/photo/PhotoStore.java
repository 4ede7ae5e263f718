package se.tillit.photo;

import static se.tillit.schema.Tables.PHOTO;

import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

@Component
final class PhotoStore {

    private final DSLContext db;

    PhotoStore(DSLContext db) {
        this.db = db;
    }

    UUID keep(Photo.Fresh photo) {
        return db.insertInto(PHOTO)
                .set(PHOTO.JPEG, photo.jpeg())
                .set(PHOTO.WIDTH, photo.width())
                .set(PHOTO.HEIGHT, photo.height())
                .set(PHOTO.DESCRIPTION, photo.description())
                .returning(PHOTO.ID)
                .fetchSingle(PHOTO.ID);
    }

    void forget(UUID id) {
        db.deleteFrom(PHOTO).where(PHOTO.ID.eq(id)).execute();
    }

    Optional<Photo> find(UUID id) {
        return db.select(PHOTO.ID, PHOTO.WIDTH, PHOTO.HEIGHT, PHOTO.DESCRIPTION)
                .from(PHOTO)
                .where(PHOTO.ID.eq(id))
                .fetchOptional(row -> new Photo(row.value1(), row.value2(), row.value3(), row.value4()));
    }

    Optional<byte[]> jpeg(UUID id) {
        return db.select(PHOTO.JPEG).from(PHOTO).where(PHOTO.ID.eq(id)).fetchOptional(PHOTO.JPEG);
    }
}
