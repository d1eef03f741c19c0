package hiwar.room.negotiate;

/**
 * What a single-connection client is asked for before it offers again.
 *
 * @param audios how many receiving audio sections it must add; 0 merely makes it offer
 * @param videos the same for video
 */
public record SectionsNeeded(int audios, int videos) {}
