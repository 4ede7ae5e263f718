-- A picture of what is in the way is one that is kept: the table of pictures is younger than that of obstacles'.

alter table obstacle_photo add foreign key (organisation, photo) references photo;
