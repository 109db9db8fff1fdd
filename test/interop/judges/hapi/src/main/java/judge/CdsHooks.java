package judge;

import ca.uhn.fhir.rest.api.server.cdshooks.CdsServiceRequestJson;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.hapi.fhir.cdshooks.api.ICdsHooksDaoAuthorizationSvc;
import ca.uhn.hapi.fhir.cdshooks.api.ICdsServiceRegistry;
import ca.uhn.hapi.fhir.cdshooks.config.CdsHooksConfig;
import ca.uhn.hapi.fhir.cdshooks.svc.CdsHooksContextBooter;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.opencds.cqf.fhir.cr.hapi.cdshooks.CdsCrSettings;
import org.opencds.cqf.fhir.cr.hapi.config.CrCdsHooksConfig;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** /cds-services: discovery and calls, backed by HAPI's registry which follows the stored PlanDefinitions. */
@Configuration
@Import({CdsHooksConfig.class, CrCdsHooksConfig.class})
public class CdsHooks {

  @Bean
  CdsCrSettings cdsCrSettings() {
    return CdsCrSettings.getDefault();
  }

  @Bean
  CdsHooksContextBooter cdsHooksContextBooter() {
    return new CdsHooksContextBooter();
  }

  @Bean
  ICdsHooksDaoAuthorizationSvc cdsHooksDaoAuthorizationSvc() {
    return resource -> {};
  }

  @Bean
  ServletRegistrationBean<HttpServlet> cdsServlet(
      ICdsServiceRegistry registry,
      @Qualifier(CdsHooksConfig.CDS_HOOKS_OBJECT_MAPPER_FACTORY) ObjectMapper mapper) {
    ServletRegistrationBean<HttpServlet> r =
        new ServletRegistrationBean<>(new CdsServlet(registry, mapper), "/cds-services/*");
    r.setName("cds-services");
    return r;
  }

  static final class CdsServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private final transient ICdsServiceRegistry registry;
    private final transient ObjectMapper mapper;

    CdsServlet(ICdsServiceRegistry registry, ObjectMapper mapper) {
      this.registry = registry;
      this.mapper = mapper;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
      send(response, 200, registry.getCdsServicesJson());
    }

    @Override
    protected void doPost(HttpServletRequest req, HttpServletResponse resp) throws IOException {
      String id = req.getPathInfo() == null ? "" : req.getPathInfo().replaceFirst("^/", "");
      try {
        CdsServiceRequestJson request = mapper.readValue(req.getInputStream(), CdsServiceRequestJson.class);
        send(resp, 200, registry.callService(id, request));
      } catch (BaseServerResponseException e) {
        LoggerFactory.getLogger(CdsHooks.class).error("cds-services/{}", id, e);
        send(resp, e.getStatusCode(), Map.of("error", chain(e)));
      } catch (Exception e) {
        LoggerFactory.getLogger(CdsHooks.class).error("cds-services/{}", id, e);
        send(resp, 500, Map.of("error", chain(e)));
      }
    }

    private static String chain(Throwable e) {
      StringBuilder sb = new StringBuilder();
      for (Throwable t = e; t != null && t != t.getCause(); t = t.getCause()) {
        sb.append(sb.isEmpty() ? "" : " <- ").append(t);
      }
      return sb.toString();
    }

    private void send(HttpServletResponse resp, int status, Object body) throws IOException {
      resp.setStatus(status);
      resp.setContentType("application/json;charset=UTF-8");
      resp.getWriter().println(mapper.writerWithDefaultPrettyPrinter().writeValueAsString(body));
    }
  }
}
