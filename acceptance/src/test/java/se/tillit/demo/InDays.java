package se.tillit.demo;

import org.springframework.context.ApplicationContext;

/** Lets a demo live through days to come. */
public final class InDays {

    private InDays() {}

    /** Does something as if it were so many days later, at this time of the day. */
    public static void of(ApplicationContext demo, int days, Runnable work) {
        demo.getBean(DemoClock.class).daysAgo(-days, work);
    }
}
