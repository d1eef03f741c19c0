package hiwar.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TargetTest {
    @Test
    void readsNameUrlProcessAndKey() {
        Target target = Target.parse("ours=http://127.0.0.1:7880/,123,devkey,a,secret=with,commas");
        assertThat(target.name()).isEqualTo("ours");
        assertThat(target.process()).isEqualTo(123);
        assertThat(target.server().url()).isEqualTo("ws://127.0.0.1:7880");
        assertThat(target.server().key()).isEqualTo("devkey");
        assertThat(target.server().secret()).isEqualTo("a,secret=with,commas");
    }

    @Test
    void saysWhatIsWrong() {
        assertThatThrownBy(() -> Target.parse("ours")).hasMessageContaining("name=url,pid,key,secret");
        assertThatThrownBy(() -> Target.parse("=ws://x,1,k,s")).hasMessageContaining("name=url,pid,key,secret");
        assertThatThrownBy(() -> Target.parse("a=ftp://x,1,k,s")).hasMessageContaining("ws://");
        assertThatThrownBy(() -> Target.parse("a=ws://x,me,k,s")).hasMessageContaining("no process id");
    }
}
