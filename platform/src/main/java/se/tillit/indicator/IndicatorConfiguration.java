package se.tillit.indicator;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import java.time.LocalTime;
import java.time.ZoneId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class IndicatorConfiguration {

    @Bean
    static RecurringTask<Void> koladaEachNight(FetchKolada fetch) {
        return Tasks.recurring("fetch-kolada", new Daily(ZoneId.of("Europe/Stockholm"), LocalTime.of(4, 30)))
                .execute((instance, context) -> {
                    try {
                        fetch.everywhere();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt(); // the program ends; the next night asks again
                    }
                });
    }
}
