package io.lifesign.fhirserver;

import ca.uhn.fhir.rest.annotation.Transaction;
import ca.uhn.fhir.rest.annotation.TransactionParam;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleEntryRequestComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Resource;

/** Transactions of POST and PUT, conditional or not: all entries or none. */
public final class TransactionProvider {

  private final ResourceStore store;

  TransactionProvider(ResourceStore store) {
    this.store = store;
  }

  @Transaction
  public Bundle transaction(@TransactionParam Bundle bundle) {
    if (bundle.getType() != BundleType.TRANSACTION) {
      throw new InvalidRequestException("Only transactions are understood here");
    }
    List<Write> writes = new ArrayList<>();
    for (BundleEntryComponent entry : bundle.getEntry()) {
      writes.add(write(entry));
    }
    Bundle response = new Bundle().setType(BundleType.TRANSACTIONRESPONSE);
    for (Written written : store.write(writes)) {
      response
          .addEntry()
          .getResponse()
          .setStatus(written.created() ? "201 Created" : "200 OK")
          .setLocation(written.resource().getIdElement().getValue())
          .setEtag("W/\"" + written.resource().getMeta().getVersionId() + "\"");
    }
    return response;
  }

  private static Write write(BundleEntryComponent entry) {
    BundleEntryRequestComponent request = entry.getRequest();
    Resource resource = entry.getResource();
    if (resource == null || request.getUrl() == null) {
      throw new InvalidRequestException("An entry without resource or url");
    }
    String type = resource.fhirType();
    String url = request.getUrl();
    if (!url.equals(type) && !url.startsWith(type + "?") && !url.startsWith(type + "/")) {
      throw new InvalidRequestException("The url of an entry names another type than " + type);
    }
    References.remember(resource, entry.getFullUrl());
    if (request.getMethod() == HTTPVerb.POST) {
      return new Write(HTTPVerb.POST, resource, null, Criteria.parse(request.getIfNoneExist()));
    }
    if (request.getMethod() != HTTPVerb.PUT || url.equals(type)) {
      throw new InvalidRequestException("An entry is POST, or PUT to an id or a condition");
    }
    return url.startsWith(type + "?")
        ? new Write(HTTPVerb.PUT, resource, null, Criteria.parse(url))
        : new Write(HTTPVerb.PUT, resource, url.substring(type.length() + 1), null);
  }
}
