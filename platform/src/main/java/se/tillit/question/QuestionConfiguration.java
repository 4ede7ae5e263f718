package se.tillit.question;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import java.time.LocalTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import se.tillit.calendar.SwedishDays;

@Configuration(proxyBeanMethods = false)
class QuestionConfiguration {

    @Bean
    static RecurringTask<Void> lapsesEachMorning(ProposeLapses lapses) {
        return Tasks.recurring("propose-lapses", new Daily(SwedishDays.SWEDEN, LocalTime.of(5, 30)))
                .execute((instance, context) -> lapses.propose());
    }

    @Bean
    static RecurringTask<Void> packagesTwiceAYear(MakePackages packages) {
        return Tasks.recurring("make-packages", new Daily(SwedishDays.SWEDEN, LocalTime.of(5, 40)))
                .execute((instance, context) -> packages.make());
    }
}
